import { IconLock, IconLockOpen, IconMicrophoneOff } from "@tabler/icons-react";
import type { ReactNode } from "react";
import buttons from "../../design/buttons.module.css";
import { Panel } from "../../design/Panel";
import { Seat } from "../../design/Seat";
import { useT } from "../../design/strings";
import { useClass, usePeople, useShown } from "../../session/context";
import { isStaff, type PersonNow } from "../../store/people";
import { all, one } from "../../store/room";
import { HandQueue } from "../hands/HandQueue";
import { words as moderation } from "../moderation/strings";
import panel from "../panel.module.css";
import { PersonIcons } from "./PersonIcons";
import { PersonMenu } from "./PersonMenu";
import { words } from "./strings";

interface PeoplePanelProps {
  closeLabel: string;
  onClose: () => void;
  tabs?: ReactNode;
}

/** Who is here and where, hands first. Each person once, however many devices they have. */
export function PeoplePanel({ closeLabel, onClose, tabs }: PeoplePanelProps) {
  const t = useT(words);
  const { info } = useClass();
  const people = usePeople();
  const staff = isStaff(info.role);
  const expected = useShown((room) => all(room, "readiness")).length;
  const learners = people.filter(({ role }) => role === "learner").length;
  const groups = [
    { name: t("staff"), people: people.filter((person) => person.staff) },
    {
      name: t("in_room"),
      people: people.filter((person) => person.role === "learner" && person.presence === "in_room"),
    },
    {
      name: t("remote"),
      people: people.filter((person) => person.role === "learner" && person.presence !== "in_room"),
    },
    { name: t("observers"), people: people.filter((person) => person.role === "observer") },
  ];
  const title =
    staff && expected > 0
      ? t("title_of", { here: learners, total: Math.max(expected, learners) })
      : t("title", { count: people.length });
  return (
    <Panel
      title={title}
      closeLabel={closeLabel}
      onClose={onClose}
      tabs={tabs}
      data-testid="roster"
      foot={staff ? <Foot /> : undefined}
    >
      <HandQueue />
      {groups
        .filter((group) => group.people.length > 0)
        .map((group) => (
          <section key={group.name} aria-label={group.name}>
            <div className={panel.group}>
              <span>{group.name}</span>
              <span>{group.people.length}</span>
            </div>
            <ul className={panel.list}>
              {group.people.map((person) => (
                <Row key={person.id} person={person} />
              ))}
            </ul>
          </section>
        ))}
    </Panel>
  );
}

function Row({ person }: { person: PersonNow }) {
  const t = useT(words);
  const { me, info } = useClass();
  const place = useShown((room) => one(room, "member", person.id)?.view.place ?? "");
  const own = person.id === me.person.id;
  const sub = person.reconnecting
    ? t("reconnecting")
    : person.roomDevice
      ? t("room_device")
      : person.microphone
        ? t("mic_open")
        : t("mic_off");
  return (
    <li
      data-testid="person"
      data-id={person.id}
      data-role={person.role}
      data-room={place}
      data-presence={person.presence}
    >
      <Seat id={person.id} name={person.name} size={38} quiet={person.reconnecting} />
      <span className={panel.name}>
        <b className="cut">
          {person.name}
          {own && ` · ${t("you")}`}
        </b>
        <span>{person.staff ? `${t(person.role)} · ${sub}` : sub}</span>
      </span>
      <PersonIcons person={person} />
      {isStaff(info.role) && !own && <PersonMenu person={person} />}
    </li>
  );
}

function Foot() {
  const t = useT(moderation);
  const { live } = useClass();
  const locked = useShown((room) => all(room, "class")[0]?.view.locked ?? false);
  const muteAll = () => {
    live
      .obey({ kind: "media.mute_all" })
      .then(() => live.toast({ kind: "info", title: t("muted_all") }))
      .catch(() => {});
  };
  return (
    <div className={panel.foot}>
      <button type="button" className={buttons.line} onClick={muteAll} data-testid="mute-all">
        <IconMicrophoneOff size={18} stroke={1.75} aria-hidden />
        {t("mute_all")}
      </button>
      <button
        type="button"
        className={buttons.line}
        aria-pressed={locked}
        title={t("lock_more")}
        data-testid="lock-class"
        onClick={() => live.tell({ kind: "class.lock", locked: !locked })}
      >
        {locked ? (
          <IconLock size={18} stroke={1.75} aria-hidden />
        ) : (
          <IconLockOpen size={18} stroke={1.75} aria-hidden />
        )}
        {t(locked ? "unlock" : "lock")}
      </button>
    </div>
  );
}
