import { Button } from "@mantine/core";
import { IconDoor, IconDoorEnter } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Panel } from "../../design/Panel";
import { Seat } from "../../design/Seat";
import { Shape } from "../../design/Shape";
import { useT } from "../../design/strings";
import { useNow } from "../../design/useNow";
import { useClass, useShown } from "../../session/context";
import { all, one } from "../../store/room";
import { clock } from "../hands/HandQueue";
import panel from "../panel.module.css";
import { words } from "./strings";

interface DoorPanelProps {
  closeLabel: string;
  onClose: () => void;
  tabs?: ReactNode;
}

/** Who waits at the door and why, longest first; staff let them in. */
export default function DoorPanel({ closeLabel, onClose, tabs }: DoorPanelProps) {
  const t = useT(words);
  const { live } = useClass();
  const waiting = useShown((room) => all(room, "waiting"));
  const foot = waiting.length > 1 && (
    <Button
      fullWidth
      leftSection={<IconDoorEnter size={20} stroke={1.75} />}
      data-testid="let-in-all"
      onClick={() => live.tell({ kind: "door.let_in_all" })}
    >
      {t("let_in_all")}
    </Button>
  );
  return (
    <Panel
      title={waiting.length === 0 ? t("nobody") : t("title", { count: waiting.length })}
      closeLabel={closeLabel}
      onClose={onClose}
      tabs={tabs}
      data-testid="door"
      foot={foot || undefined}
    >
      {waiting.length === 0 ? (
        <div className={panel.empty}>
          <IconDoor size={24} stroke={1.75} aria-hidden />
          <b>{t("nobody")}</b>
          <p>{t("nobody_more")}</p>
        </div>
      ) : (
        <ul className={panel.list}>
          {waiting.map(({ id, view }) => (
            <Row key={id} id={id} name={view.name} reason={view.reason} since={view.since_ms} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Row({ id, name, reason, since }: { id: string; name: string; reason: string; since: number }) {
  const t = useT(words);
  const { live } = useClass();
  const now = useNow(1_000).getTime();
  const readiness = useShown((room) => one(room, "readiness", id))?.view;
  const missing = readiness?.prerequisites.filter(({ done }) => !done).map(({ title }) => title) ?? [];
  const time = clock(now - since);
  const word =
    reason === "locked"
      ? t("locked", { time })
      : reason === "not_open"
        ? t("not_open", { time })
        : missing.length > 0
          ? t("missing", { what: missing.join(", "), time })
          : t("not_ready", { time });
  const mark = readiness && (
    <Shape
      state={readiness.state === "partly" ? "half" : readiness.state === "not_ready" ? "open" : "done"}
      size={16}
    />
  );
  return (
    <li data-id={id}>
      <Seat id={id} name={name} size={38} mark={mark} />
      <span className={panel.name}>
        <b className="cut">{name}</b>
        <span className="tabular">{word}</span>
      </span>
      <button
        type="button"
        className={panel.call}
        data-testid="let-in"
        data-id={id}
        aria-label={t("let_in_name", { name })}
        onClick={() => live.tell({ kind: "door.let_in", person: id })}
      >
        {t("let_in")}
      </button>
    </li>
  );
}
