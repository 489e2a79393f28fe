import { IconClock, IconDoor, IconEar } from "@tabler/icons-react";
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { Chip } from "../../design/Chip";
import { useT } from "../../design/strings";
import { playTone } from "../../media/meter";
import { useClass, useLocal, useMyself, useShown } from "../../session/context";
import { groupName } from "../../session/places";
import { isStaff, nameOf } from "../../store/people";
import { all } from "../../store/room";
import { clock } from "../hands/HandQueue";
import { OwnTimer } from "../timers/OwnTimer";
import { Bar } from "./Bar";
import { Choose, Ways } from "./Choose";
import { CLOSING_MS, Closing, Reminders, useLeft } from "./Closing";
import style from "./group.module.css";
import { HelpBar } from "./HelpBar";
import { StaffBar } from "./StaffBar";
import { words } from "./strings";
import { type Group, useGroup } from "./useGroup";

/** Below the stage while groups are open: which group, its task and time, help, and the ways to others. */
export default function GroupBar() {
  const group = useGroup();
  const { info } = useClass();
  if (group === null || info.role === "observer") return null;
  return <Inside group={group} staff={isStaff(info.role)} />;
}

function Inside({ group, staff }: { group: Group; staff: boolean }) {
  const t = useT(words);
  const left = useLeft(group.set);
  const { set, room, name, listened } = group;
  const seen = listened ?? room;
  const closing = left !== null && left <= CLOSING_MS;
  const label =
    listened !== null ? t("bar_listen", { name: groupName(set, listened) ?? "" }) : t("bar", { name: name ?? "" });
  return (
    <section
      className={style.group}
      aria-label={seen === null ? t("bar_class") : label}
      data-testid="group-bar"
      data-id={seen ?? "main"}
      data-state={closing ? "closing" : "open"}
    >
      {seen !== null && <Facts group={group} room={seen} left={left} />}
      {staff ? <StaffBar group={group} /> : <PupilBar group={group} left={left} closing={closing} />}
      {room !== null && <Reminders left={left} />}
    </section>
  );
}

/** The name, the task, the time, and who listens in. */
function Facts({ group: { set }, room, left }: { group: Group; room: string; left: number | null }) {
  const t = useT(words);
  const { me } = useClass();
  const [whole, setWhole] = useState(false);
  const ears = useShown((shown) =>
    all(shown, "listening")
      .filter((one) => one.room === room && one.id !== me.person.id)
      .map(({ id }) => nameOf(shown, id) ?? "")
      .join(", "),
  );
  useTone(ears !== "");
  const text = useRef<HTMLParagraphElement>(null);
  const long = useCut(text, set.task) || whole;
  return (
    <div className={style.facts}>
      <p ref={text} className={`${style.task} ${whole ? "" : style.short}`} dir="auto">
        <b>{groupName(set, room)}</b> {set.task}
      </p>
      {long && (
        <button type="button" className={style.fold} aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {t(whole ? "less_task" : "more_task")}
        </button>
      )}
      <span role="status" className={style.ears}>
        {ears !== "" && (
          <Chip tone="info">
            <IconEar size={16} stroke={1.75} aria-hidden />
            <span data-testid="ear">{t("listens", { name: ears })}</span>
          </Chip>
        )}
      </span>
      {left !== null && left > CLOSING_MS && (
        <Chip>
          <IconClock size={16} stroke={1.75} aria-hidden />
          <span className="tabular" data-testid="group-time">
            {t("left", { time: clock(left) })}
          </span>
        </Chip>
      )}
    </div>
  );
}

/** Whether two lines are too few for this text. */
function useCut(element: RefObject<HTMLElement | null>, text: string): boolean {
  const [cut, setCut] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text has another length
  useLayoutEffect(() => {
    const seen = element.current;
    if (seen === null) return;
    const look = () => setCut(seen.scrollHeight > seen.clientHeight + 1);
    look();
    if (typeof ResizeObserver === "undefined") return;
    const observer = new ResizeObserver(look);
    observer.observe(seen);
    return () => observer.disconnect();
  }, [element, text]);
  return cut;
}

/** Being listened to is heard, too: softly, once. In the room itself no device makes a sound. */
function useTone(listened: boolean) {
  const speaker = useLocal((state) => state.choice.speaker);
  const remote = useMyself()?.presence === "remote";
  const before = useRef(listened);
  useEffect(() => {
    const begins = listened && !before.current;
    before.current = listened;
    if (begins && remote) void playTone(speaker);
  }, [listened, remote, speaker]);
}

function PupilBar({ group, left, closing }: { group: Group; left: number | null; closing: boolean }) {
  const t = useT(words);
  const [choosing, setChoosing] = useState(false);
  const { set, room, before } = group;
  const ways = <Ways group={group} onChoose={() => setChoosing(true)} />;
  const free = set.choice === "free";
  const returns = set.choice === "returnable" && before !== null;
  return (
    <>
      {room === null ? (
        <Bar
          look="plain"
          lead={<IconDoor size={24} stroke={1.75} aria-hidden className={style.icon} />}
          title={t(free ? "choose" : returns ? "returned" : "assigned")}
          more={t(free ? "choose_more" : returns ? "returned_more" : "assigned_more")}
        >
          {free || returns ? ways : null}
        </Bar>
      ) : closing && left !== null ? (
        <Closing left={left} asked={set.wants_minute.includes(room)} free={set.choice !== "assigned"} />
      ) : (
        <HelpBar room={room}>
          {ways}
          <OwnTimer room={room} />
        </HelpBar>
      )}
      <Choose group={group} opened={choosing} onClose={() => setChoosing(false)} />
    </>
  );
}
