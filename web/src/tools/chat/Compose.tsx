import { ActionIcon, NativeSelect } from "@mantine/core";
import { IconLock, IconSend, IconX } from "@tabler/icons-react";
import { useEffect, useId, useRef, useState } from "react";
import buttons from "../../design/buttons.module.css";
import { useT } from "../../design/strings";
import { useClass, useShown } from "../../session/context";
import { isStaff, nameOf } from "../../store/people";
import { one } from "../../store/room";
import type { To } from "../../wire/generated";
import shared from "../field.module.css";
import { useBarred } from "../locks/locked";
import { useMay } from "../presence/powers";
import { Attach, Attachments, useSending } from "./Attach";
import style from "./ChatPanel.module.css";
import { type Aim, type Draft, TO_ROOM } from "./drafts";
import { useName, usePrivate } from "./people";
import { words } from "./strings";
import { useSuggestions } from "./useSuggestions";
import { useWhere } from "./where";

const LONGEST = 2_000; // as the server takes it

interface ComposeProps {
  draft: Draft;
  onSend: (text: string, aim: Aim) => void;
}

/** The field says whom it reaches, or why not; what was written elsewhere and could not go out comes back into it. */
export function Compose({ draft, onSend }: ComposeProps) {
  const t = useT(words);
  const { room } = useWhere();
  const field = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  const { to, person, label, hint, barred, places, aimAt } = useAim(draft);
  const put = (text: string, caret: number) => {
    draft.keep(text.slice(0, LONGEST));
    requestAnimationFrame(() => field.current?.setSelectionRange(caret, caret));
  };
  const sending = useSending(draft);
  const [waits, wait] = useState(false); // for a file that is on its way
  const names = useSuggestions(to === "room" || to === "everyone" ? draft.text : "", room, put);
  const post = () => {
    const said = draft.text.trim();
    const files = draft.aim.files;
    const first = files[0]?.name;
    if (sending.busy && !barred) return wait(true); // it goes with what is on its way
    if ((said === "" && first === undefined) || barred) return;
    onSend(said === "" ? (first ?? "") : said, { to, person, reply: draft.aim.reply, files });
    draft.keep("");
    // A private talk goes on; a reply is one message.
    draft.aimAt({ reply: null, files: [] });
  };
  const later = useRef(post);
  later.current = post;
  useEffect(() => {
    if (!waits || sending.busy) return;
    wait(false);
    if (!sending.lost) later.current();
  }, [waits, sending.busy, sending.lost]);
  const open = names.offered.length > 0;
  return (
    <form
      className={to === "staff" || to === "person" ? style.private : undefined}
      onSubmit={(event) => {
        event.preventDefault();
        post();
      }}
    >
      {(draft.from ?? draft.why) !== null && (
        <p className={style.moved} role="status" data-testid="chat-moved">
          {draft.from === null ? t("came_back", { why: draft.why ?? "" }) : t("moved_on", { name: draft.from })}
        </p>
      )}
      {barred && (
        <div className={style.locked} data-testid="chat-locked">
          <IconLock size={18} stroke={1.75} aria-hidden />
          <span role="status">{barred}</span>
          <button
            type="button"
            className={buttons.quiet}
            data-testid="chat-to-staff"
            onClick={() => aimAt({ ...TO_ROOM, to: "staff" })}
          >
            {t("to_staff_instead")}
          </button>
        </div>
      )}
      {draft.aim.reply !== null && <Answers id={draft.aim.reply} onAway={() => draft.aimAt({ reply: null })} />}
      <div className={style.to}>
        <span aria-hidden>{t("to")}</span>
        <NativeSelect
          variant="unstyled"
          aria-label={t("to")}
          value={to === "person" ? `person:${person}` : to}
          onChange={(event) => {
            const [kind, id] = event.currentTarget.value.split(/:(.*)/s);
            aimAt({ to: kind as To, person: id ?? null, reply: null });
          }}
          data={places}
          classNames={{ input: style.toInput }}
          data-testid="chat-to"
        />
        {barred === null && <Attach sending={sending} />}
      </div>
      <Attachments draft={draft} sending={sending} />
      <p className={style.waits} role="status" data-testid="chat-waits">
        {waits && t("goes_with_file")}
      </p>
      {open && (
        <div role="listbox" id={listId} aria-label={t("suggested")} className={style.names} data-testid="chat-names">
          {names.offered.map((one, at) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the chosen one
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field
            <div
              key={one.id}
              id={`${listId}-${one.id}`}
              role="option"
              aria-selected={at === names.at}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => names.take(one)}
            >
              {one.name}
            </div>
          ))}
        </div>
      )}
      <div className={`${shared.compose} ${style.field}`}>
        <textarea
          ref={field}
          rows={Math.min(5, draft.text.split("\n").length)}
          value={draft.text}
          maxLength={LONGEST}
          readOnly={barred !== null}
          placeholder={hint}
          aria-label={label}
          aria-autocomplete="list"
          aria-controls={open ? listId : undefined}
          aria-activedescendant={open ? `${listId}-${names.offered[names.at]?.id}` : undefined}
          data-testid="chat-input"
          onChange={(event) => {
            draft.keep(event.currentTarget.value);
            names.onCaret(event.currentTarget.selectionStart);
          }}
          onSelect={(event) => names.onCaret(event.currentTarget.selectionStart)}
          onKeyDown={(event) => {
            if (names.onKey(event)) return;
            if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            post();
          }}
        />
        <ActionIcon type="submit" disabled={barred !== null} aria-label={t("send")} data-testid="chat-send">
          <IconSend size={20} stroke={1.75} className="mirrored" />
        </ActionIcon>
      </div>
    </form>
  );
}

/** Whom what is written goes to now, what the field says of it, and who else it could go to. */
function useAim(draft: Draft) {
  const t = useT(words);
  const { info } = useClass();
  const { group, grouped } = useWhere();
  const { offered, barred: barredFor } = usePrivate();
  const wish = draft.aim.to;
  const talks = useMay("talk");
  const chatLocked = useBarred("chat");
  const by = useShown((room) => nameOf(room, one(room, "locks", "locks")?.view.by ?? ""));
  const other = useShown((room) => one(room, "member", draft.aim.person ?? "")?.view);
  const alone = wish === "person" && other !== undefined;
  const wide = grouped && isStaff(info.role);
  const inRoom = wish === "person" || (wish === "everyone" && !wide) ? "room" : wish;
  const to: To = alone ? "person" : talks ? inRoom : "staff";
  const person = alone ? draft.aim.person : null;
  const here = group ?? t("class_room");
  const waits = alone ? barredFor(other.role) : null;
  const closed = chatLocked && (to === "room" || to === "everyone");
  const barred = closed
    ? t("locked", { name: by ?? t("a_teacher") })
    : waits === null
      ? null
      : t(waits === "off" ? "private_off" : "private_waits");
  const label = barred
    ? t("locked_field")
    : alone
      ? t("message_person", { name: other.name })
      : to === "staff"
        ? t("message_staff")
        : to === "room" && grouped
          ? t("message_room", { name: here })
          : t("message_everyone");
  // the field is narrow on a phone: what matters of it comes first
  const hint = barred
    ? label
    : alone
      ? t("hint_person", { name: other.name })
      : to === "staff"
        ? t("hint_staff")
        : label;
  const people = offered.map(({ id, name }) => ({ value: `person:${id}`, label: name }));
  if (alone && !offered.some(({ id }) => id === person)) {
    people.unshift({ value: `person:${person}`, label: other.name }); // gone, or closed meanwhile: it goes nowhere else
  }
  const places = [
    ...(talks ? [{ value: "room", label: grouped ? here : t("everyone") }] : []),
    ...(talks && wide ? [{ value: "everyone", label: t("all_groups") }] : []),
    { value: "staff", label: t("staff") },
    ...(people.length > 0 ? [{ group: t("one_person"), items: people }] : []),
  ];
  return { to, person, label, hint, barred, places, aimAt: draft.aimAt };
}

/** What is being answered, above the field. */
function Answers({ id, onAway }: { id: string; onAway: () => void }) {
  const t = useT(words);
  const message = useShown((room) => one(room, "message", id))?.view;
  const name = useName(message?.author ?? null) ?? t("gone");
  return (
    <div className={style.answers} data-testid="chat-answers">
      <span>{message && !message.removed ? t("reply_to", { name }) : t("answered_gone")}</span>
      <ActionIcon aria-label={t("no_reply")} onClick={onAway}>
        <IconX size={18} stroke={1.75} />
      </ActionIcon>
    </div>
  );
}
