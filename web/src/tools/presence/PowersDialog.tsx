import { Button, Modal } from "@mantine/core";
import { useState } from "react";
import { Segments } from "../../design/Segments";
import { SwitchRow } from "../../design/SwitchRow";
import { useT } from "../../design/strings";
import { useFocusBack } from "../../design/useFocusBack";
import { useClass } from "../../session/context";
import type { EditedRole } from "../../wire/views";
import panel from "../panel.module.css";
import { GRANTABLE, type Power, permissions, powersOf } from "./powers";
import { words } from "./strings";

const EDITED = ["assistant", "guest"] as const;

/** What helpers and guests may do in this class; teachers may everything. */
export default function PowersDialog({ onClose }: { onClose: () => void }) {
  const t = useT(words);
  useFocusBack();
  const { live } = useClass();
  const [role, setRole] = useState<EditedRole>("assistant");
  const [changed, setChanged] = useState<Partial<Record<EditedRole, ReadonlySet<Power>>>>({});
  const powers = changed[role] ?? powersOf(live.room.getState(), role);
  const turn = (power: Power, on: boolean) =>
    setChanged({
      ...changed,
      [role]: new Set(GRANTABLE[role].filter((one) => (one === power ? on : powers.has(one)))),
    });
  const save = async () => {
    try {
      for (const edited of EDITED) {
        const set = changed[edited];
        if (set) await live.obey({ kind: "roles.permit", role: edited, permissions: permissions(set) });
      }
      onClose();
    } catch {
      // the refusal is shown; the dialog stays as it is
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("powers_title")}
      centered
      radius={20}
      size={460}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <div data-testid="powers">
        <Segments<EditedRole>
          label={t("powers_role")}
          options={EDITED.map((value) => ({ value, label: t(`powers_${value}`) }))}
          value={role}
          onChange={setRole}
        />
        <p className={panel.note}>{t("powers_hint")}</p>
        {GRANTABLE[role].map((power) => (
          <SwitchRow
            key={power}
            label={t(`may_${power}`)}
            on={powers.has(power)}
            data-testid="power"
            data-id={power}
            onChange={(on) => turn(power, on)}
          />
        ))}
        <div className={panel.stays}>
          <Button variant="default" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button data-testid="powers-save" onClick={() => void save()}>
            {t("save")}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
