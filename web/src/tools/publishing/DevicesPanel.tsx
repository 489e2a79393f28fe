import { Radio, Switch } from "@mantine/core";
import { Panel } from "../../design/Panel";
import { useT } from "../../design/strings";
import { useClass, useShown } from "../../session/context";
import { DeviceCheck } from "../../session/DeviceCheck";
import { one } from "../../store/room";
import panel from "../panel.module.css";
import { words } from "./strings";

/** Microphone, camera and speaker in class, and where one is; changes apply at once. */
export default function DevicesPanel({ closeLabel, onClose }: { closeLabel: string; onClose: () => void }) {
  const t = useT(words);
  const { live } = useClass();
  const mine = useShown((room) => one(room, "sending", live.device))?.view;
  const here = mine?.kind === "in_room";
  const be = (kind: "remote" | "in_room", roomDevice: boolean) => live.place(kind, roomDevice);
  return (
    <Panel title={t("devices")} closeLabel={closeLabel} onClose={onClose} data-testid="devices">
      <DeviceCheck local={live.local} network={false} />
      <Radio.Group
        label={t("where")}
        value={here ? "in_room" : "remote"}
        onChange={(kind) => be(kind === "in_room" ? "in_room" : "remote", false)}
        mt="md"
      >
        <Radio value="in_room" label={t("here")} py={10} />
        <Radio value="remote" label={t("remote")} py={10} />
      </Radio.Group>
      {here && (
        <Switch
          className={panel.tight}
          checked={mine?.room_device ?? false}
          label={t("room_device")}
          onChange={(event) => be("in_room", event.currentTarget.checked)}
        />
      )}
    </Panel>
  );
}
