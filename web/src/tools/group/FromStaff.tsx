import { ActionIcon } from "@mantine/core";
import { IconSpeakerphone, IconX } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { useT } from "../../design/strings";
import { useClass, useShown } from "../../session/context";
import { nameOf } from "../../store/people";
import { all } from "../../store/room";
import { announcedAfter, speakersTo } from "../../store/voices";
import style from "./group.module.css";
import { words } from "./strings";

const SHOWN_MS = 30_000; // long enough to be read after looking up from one's work; it stays in the chat

/** What staff say to every group, by voice or in writing: above everything, for who is somewhere else. */
export function FromStaff() {
  return (
    <>
      <Speaking />
      <Announced />
    </>
  );
}

function Speaking() {
  const t = useT(words);
  const { me } = useClass();
  const speaker = useShown((room) => speakersTo(room, me.person.id)[0]);
  const name = useShown((room) => (speaker ? nameOf(room, speaker.person) : undefined)) ?? t("staff_someone");
  return (
    <div role="status" className={style.said}>
      {speaker && (
        <div className={style.cast} data-testid="broadcast" data-id={speaker.person}>
          <span className={style.badge}>
            <IconSpeakerphone size={24} stroke={1.75} aria-hidden />
          </span>
          <div>
            <b>{t(speaker.all ? "speaks_all" : "speaks_some", { name })}</b>
            <span className={style.castMore}>{t("speaks_more")}</span>
          </div>
        </div>
      )}
    </div>
  );
}

function Announced() {
  const t = useT(words);
  const { me } = useClass();
  const start = useShown((room) => (room.seq < 0 ? null : (all(room, "message").at(-1)?.made ?? 0)));
  const from = useRef<number | null>(null); // what was written before one came is in the chat
  if (from.current === null) from.current = start;
  const [read, setRead] = useState(0);
  const newest = useShown((room) => announcedAfter(room, Math.max(from.current ?? Number.POSITIVE_INFINITY, read)));
  const name = useShown((room) => (newest ? nameOf(room, newest.view.author) : undefined)) ?? t("staff_someone");
  const made = newest?.made;
  useEffect(() => {
    if (made === undefined) return;
    const timer = setTimeout(() => setRead(made), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [made]);
  const shown = newest && newest.view.author !== me.person.id;
  return (
    <div role="status" className={style.said}>
      {shown && (
        <div className={style.cast} data-testid="announcement" data-id={newest.id}>
          <span className={style.badge}>
            <IconSpeakerphone size={24} stroke={1.75} aria-hidden />
          </span>
          <div className={style.words}>
            <b>{t("announced", { name })}</b>
            <span className={style.castMore} dir="auto">
              {newest.view.text}
            </span>
          </div>
          <ActionIcon className={style.away} aria-label={t("away")} onClick={() => setRead(newest.made)}>
            <IconX size={18} stroke={1.75} />
          </ActionIcon>
        </div>
      )}
    </div>
  );
}
