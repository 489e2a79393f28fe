import { ActionIcon, Popover } from "@mantine/core";
import { IconAdjustments } from "@tabler/icons-react";
import { useMemo } from "react";
import { SwitchRow } from "../../design/SwitchRow";
import { useT } from "../../design/strings";
import { useNow } from "../../design/useNow";
import { useClass, useShown } from "../../session/context";
import { isStaff } from "../../store/people";
import { all, one } from "../../store/room";
import panel from "../panel.module.css";
import { usePick } from "../picks/usePick";
import { useMay } from "../presence/powers";
import style from "./PulseCard.module.css";
import { isCounted, seatsIn } from "./pulse";
import { words } from "./strings";

/** Who was heard: the sentence first, then a seat each. Staff only; the class at most reads the total. */
export function PulseCard() {
  const t = useT(words);
  const { live, info } = useClass();
  const pulse = useShown((room) => one(room, "pulse", "pulse"))?.view;
  const counted = useShown(isCounted);
  const leads = useMay("lead");
  if (!isStaff(info.role)) {
    const heard = pulse?.class_sees_total && counted ? pulse.heard : null;
    return heard == null ? null : <p className={panel.note}>{t("total", { count: heard })}</p>;
  }
  if (!counted) {
    return (
      <div className={panel.group} data-testid="pulse" data-state="off">
        <span>{t("off")}</span>
        {leads && (
          <button
            type="button"
            className={panel.small}
            onClick={() => live.tell({ kind: "pulse.set", mode: "staff", class_sees_total: false })}
          >
            {t("turn_on")}
          </button>
        )}
      </div>
    );
  }
  return <Card sees={pulse?.class_sees_total ?? false} />;
}

function Card({ sees }: { sees: boolean }) {
  const t = useT(words);
  const pick = usePick();
  const leads = useMay("lead");
  const room = useShown((state) => state);
  const seats = useMemo(() => seatsIn(room), [room]);
  const heard = seats.filter(({ step }) => step > 0).length;
  const quiet = seats.length - heard;
  const opened = all(room, "class")[0]?.view.opened_ms;
  const now = useNow(30_000).getTime();
  const minutes = opened === undefined ? 0 : Math.floor((now - opened) / 60_000);
  return (
    <section className={style.card} data-testid="pulse" data-state="on">
      <div className={style.head}>
        <b>{t("spoken", { heard, total: seats.length })}</b>
        {minutes > 0 && minutes < 180 && <span>{t("last", { count: minutes })}</span>}
        {leads && <Settings sees={sees} />}
      </div>
      <div className={style.seats} aria-hidden>
        {seats.map(({ id, step, hand }) => (
          <i key={id} data-id={id} data-step={step} data-hand={hand || undefined} />
        ))}
      </div>
      <div className={style.foot}>
        <span>{seats.length === 0 ? t("nobody") : quiet === 0 ? t("all_heard") : t("quiet", { count: quiet })}</span>
        {leads && quiet > 0 && (
          <button type="button" className={panel.small} data-testid="pick-quiet" onClick={() => pick(true)}>
            {t("pick_quiet")}
          </button>
        )}
      </div>
    </section>
  );
}

function Settings({ sees }: { sees: boolean }) {
  const t = useT(words);
  const { live } = useClass();
  const set = (mode: "off" | "staff", total: boolean) =>
    live.tell({ kind: "pulse.set", mode, class_sees_total: total });
  return (
    <Popover position="bottom-end" shadow="md" width={300} radius="lg" trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon aria-label={t("settings")} data-testid="pulse-settings">
          <IconAdjustments size={20} stroke={1.75} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown p={12}>
        <SwitchRow
          label={t("counting")}
          hint={t("counting_hint")}
          on
          data-testid="pulse-mode"
          onChange={() => set("off", false)}
        />
        <SwitchRow
          label={t("class_total")}
          hint={t("class_total_hint")}
          on={sees}
          data-testid="pulse-total"
          onChange={(on) => set("staff", on)}
        />
        <p className={panel.note}>{t("only_staff")}</p>
        <p className={panel.note}>{t("dashed")}</p>
      </Popover.Dropdown>
    </Popover>
  );
}
