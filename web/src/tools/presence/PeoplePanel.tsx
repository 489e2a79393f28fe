import { IconLock } from "@tabler/icons-react";
import { type ReactNode, Suspense } from "react";
import buttons from "../../design/buttons.module.css";
import { Panel } from "../../design/Panel";
import { Seat } from "../../design/Seat";
import { useT } from "../../design/strings";
import { useClass, usePeople, useShown } from "../../session/context";
import { PersonMenu } from "../../session/parts";
import { groupName, openSet } from "../../session/places";
import { useShell } from "../../session/shell";
import { isPupil, isStaff, type PersonNow, PREP } from "../../store/people";
import { all } from "../../store/room";
import { HandQueue } from "../hands/HandQueue";
import { MuteAll } from "../moderation/MuteAll";
import { words as moderation } from "../moderation/strings";
import panel from "../panel.module.css";
import { PulseCard } from "../speaking/PulseCard";
import { isCounted, turnsOf } from "../speaking/pulse";
import { words as speaking } from "../speaking/strings";
import { PersonIcons } from "./PersonIcons";
import { useMay } from "./powers";
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
  const mutes = useMay("moderate");
  const leads = useMay("lead");
  const expected = useShown((room) => all(room, "readiness")).length;
  const learners = people.filter(({ role }) => isPupil(role)).length;
  const together = people.some((person) => isPupil(person.role) && person.presence === "in_room");
  const groups = [
    { name: t("staff"), people: people.filter((person) => person.staff) },
    {
      name: t("in_room"),
      people: people.filter((person) => isPupil(person.role) && person.presence === "in_room"),
    },
    {
      name: t(together ? "remote" : "pupils"),
      people: people.filter((person) => isPupil(person.role) && person.presence !== "in_room"),
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
      foot={mutes || leads ? <Foot mutes={mutes} leads={leads} /> : undefined}
    >
      <PulseCard />
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
  const { me, info } = useClass();
  const t = useT(words);
  const own = person.id === me.person.id;
  const says = useSub(person);
  return (
    <li
      data-testid="person"
      data-id={person.id}
      data-role={person.role}
      data-room={person.place ?? ""}
      data-presence={person.presence}
    >
      <Seat id={person.id} name={person.name} size={38} quiet={person.reconnecting} />
      <span className={panel.name}>
        <b className="cut">
          {person.name}
          {own && ` · ${t("you")}`}
        </b>
        <span>{says}</span>
      </span>
      <PersonIcons person={person} />
      {isStaff(info.role) && !own && (
        <Suspense fallback={<span className={panel.place} />}>
          <PersonMenu person={person} />
        </Suspense>
      )}
    </li>
  );
}

/** What is worth knowing of someone in one line; who has spoken how often only staff read. */
function useSub(person: PersonNow): string {
  const t = useT(words);
  const s = useT(speaking);
  const { info } = useClass();
  const staff = isStaff(info.role);
  return useShown((room) => {
    const turns = turnsOf(room, person.id);
    const heard = turns === 0 ? s("not_heard") : s("spoke", { count: turns });
    const line = person.reconnecting
      ? t("reconnecting")
      : person.away
        ? t("away")
        : person.roomDevice
          ? t("room_device")
          : person.microphone
            ? t("mic_open")
            : staff && isPupil(person.role) && isCounted(room)
              ? heard
              : t("mic_off");
    return [
      person.staff || person.role === "guest" ? t(person.role) : undefined,
      person.place === PREP ? t("prepares") : groupName(openSet(room)?.view, person.place),
      person.presenter && !person.staff ? t("presenter") : undefined,
      line,
      person.sign === null ? undefined : t("says", { sign: t(person.sign) }),
    ]
      .filter((part) => part !== undefined)
      .join(" · ");
  });
}

function Foot({ mutes, leads }: { mutes: boolean; leads: boolean }) {
  const t = useT(moderation);
  const { open } = useShell();
  return (
    <div className={panel.foot}>
      {mutes && <MuteAll />}
      {leads && (
        <button type="button" className={buttons.line} data-testid="people-locks" onClick={() => open("locks")}>
          <IconLock size={18} stroke={1.75} aria-hidden />
          {t("locks")}
        </button>
      )}
    </div>
  );
}
