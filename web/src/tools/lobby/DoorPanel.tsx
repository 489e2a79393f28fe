import { ActionIcon, Button } from "@mantine/core";
import { IconDoor, IconDoorEnter, IconUserMinus } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { Panel } from "../../design/Panel";
import { Seat } from "../../design/Seat";
import { Shape } from "../../design/Shape";
import { useT } from "../../design/strings";
import { useNow } from "../../design/useNow";
import { useClass, usePeople, useShown } from "../../session/context";
import { placeOf } from "../../session/places";
import { type PersonNow, PREP } from "../../store/people";
import { all, one } from "../../store/room";
import type { Views } from "../../wire/views";
import { clock } from "../hands/HandQueue";
import panel from "../panel.module.css";
import { useMay } from "../presence/powers";
import { RemoveDialog } from "../presence/RemoveDialog";
import { DoorMessage } from "./DoorMessage";
import { DoorRules } from "./DoorRules";
import { words } from "./strings";
import { TakenOut } from "./TakenOut";

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
  const preparing = usePeople().filter(({ place, staff }) => place === PREP && !staff);
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
      {waiting.length === 0 && preparing.length === 0 ? (
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
      {preparing.length > 0 && <Preparing people={preparing} />}
      <DoorMessage />
      <DoorRules />
      <TakenOut />
    </Panel>
  );
}

/** They are inside; who is let in joins the class with the work undone. */
function Preparing({ people }: { people: readonly PersonNow[] }) {
  const t = useT(words);
  const { live, me } = useClass();
  const there = useShown((room) => placeOf(room, me.person.id)) === PREP;
  return (
    <section aria-label={t("prepare", { count: people.length })}>
      <div className={panel.group}>
        <span>{t("prepare", { count: people.length })}</span>
        {!there && (
          <button
            type="button"
            className={panel.small}
            data-testid="prep-go"
            onClick={() => live.tell({ kind: "breakout.go", to: PREP })}
          >
            {t("go_there")}
          </button>
        )}
      </div>
      <ul className={panel.list}>
        {people.map(({ id, name }) => (
          <Prepares key={id} id={id} name={name} />
        ))}
      </ul>
    </section>
  );
}

function Prepares({ id, name }: { id: string; name: string }) {
  const t = useT(words);
  const missing = useMissing(id);
  return (
    <Held
      id={id}
      name={name}
      word={missing.length > 0 ? t("prepares", { what: missing.join(", ") }) : t("prepares_unknown")}
    />
  );
}

/** What of the work before class this person has not done. */
const useMissing = (id: string): string[] => {
  const readiness = useShown((room) => one(room, "readiness", id))?.view;
  return readiness?.prerequisites.filter(({ done }) => !done).map(({ title }) => title) ?? [];
};

function Row({
  id,
  name,
  reason,
  since,
}: {
  id: string;
  name: string;
  reason: Views["waiting"]["reason"];
  since: number;
}) {
  const t = useT(words);
  const now = useNow(1_000).getTime();
  const missing = useMissing(id);
  const time = clock(now - since);
  const word =
    reason === "not_ready" && missing.length > 0
      ? t("missing", { what: missing.join(", "), time })
      : t(reason, { time });
  return <Held id={id} name={name} word={word} turnAway />;
}

interface HeldProps {
  id: string;
  name: string;
  word: string;
  turnAway?: boolean;
}

function Held({ id, name, word, turnAway = false }: HeldProps) {
  const t = useT(words);
  const { live } = useClass();
  const removes = useMay("remove");
  const [asking, setAsking] = useState(false);
  const readiness = useShown((room) => one(room, "readiness", id))?.view;
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
      {turnAway && removes && (
        <ActionIcon
          aria-label={t("turn_away", { name })}
          data-testid="turn-away"
          data-id={id}
          onClick={() => setAsking(true)}
        >
          <IconUserMinus size={20} stroke={1.75} />
        </ActionIcon>
      )}
      {asking && <RemoveDialog person={{ id, name }} onClose={() => setAsking(false)} />}
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
