import { IconLifebuoy } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import buttons from "../../design/buttons.module.css";
import { useT } from "../../design/strings";
import { useClass, useShown } from "../../session/context";
import { placeOf } from "../../session/places";
import { useServerNow } from "../../session/useServerNow";
import { nameOf } from "../../store/people";
import { one } from "../../store/room";
import { useMay } from "../presence/powers";
import { Bar } from "./Bar";
import style from "./group.module.css";
import { words } from "./strings";

const LONGEST = 200; // as the server takes it

interface HelpBarProps {
  room: string;
  /** Of the call: a group has one, under the id of its room; elsewhere each person has their own. */
  id?: string;
  alone?: boolean;
  /** What else can be done here. */
  children: ReactNode;
}

/** Calling a teacher to the group, or to oneself, and what became of the call. */
export function HelpBar({ room, id = room, alone = false, children }: HelpBarProps) {
  const t = useT(words);
  const { live } = useClass();
  const calls = useMay("call_for_help");
  const [text, setText] = useState("");
  const now = useServerNow(5_000);
  const call = useShown((shown) => one(shown, "call", id))?.view;
  const helper = useShown((shown) => (call?.claimed_by ? nameOf(shown, call.claimed_by) : undefined));
  const helperHere = useShown((shown) => !!call?.claimed_by && placeOf(shown, call.claimed_by) === room);
  const icon = <IconLifebuoy size={24} stroke={1.75} aria-hidden className={style.icon} />;
  const cancel = (word: string) =>
    calls && (
      <button
        type="button"
        className={buttons.line}
        data-testid="help-cancel"
        onClick={(event) => event.detail < 2 && live.tell({ kind: "help.cancel" })} // two quick presses of "Call" are one
      >
        {word}
      </button>
    );
  if (call === undefined) {
    return (
      <Bar
        look="plain"
        lead={icon}
        title={t(calls ? (alone ? "stuck_alone" : "stuck") : "no_call")}
        more={t(calls ? (alone ? "stuck_alone_more" : "stuck_more") : "no_call_more")}
      >
        {children}
        {calls && (
          <form
            className={style.asking}
            onSubmit={(event) => {
              event.preventDefault();
              live.tell({ kind: "help.call", text: text.trim() });
              setText("");
            }}
          >
            <input
              value={text}
              maxLength={LONGEST}
              aria-label={t("about")}
              placeholder={t("about_short")}
              autoComplete="off"
              data-testid="help-text"
              onChange={(event) => setText(event.currentTarget.value)}
            />
            <button type="submit" className={`${buttons.line} ${style.call}`} data-testid="help-call">
              <IconLifebuoy size={20} stroke={1.75} aria-hidden />
              {t("call")}
            </button>
          </form>
        )}
      </Bar>
    );
  }
  if (call.claimed_by !== null) {
    const name = helper ?? t("staff_someone");
    return (
      <Bar
        look="accent"
        lead={icon}
        title={t(helperHere ? "helping" : "coming", { name })}
        more={t(helperHere ? (alone ? "helping_alone" : "helping_more") : "coming_more")}
      >
        {children}
        {cancel(t(alone ? "helped_alone" : "helped"))}
      </Bar>
    );
  }
  const minutes = Math.floor((now - call.since_ms) / 60_000);
  return (
    <Bar
      look="hand"
      lead={icon}
      title={t("called")}
      more={minutes < 1 ? t("called_more_none") : t("called_more", { count: minutes })}
    >
      {children}
      {cancel(t("cancel_call"))}
    </Bar>
  );
}
