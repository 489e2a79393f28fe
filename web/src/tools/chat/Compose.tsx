import { ActionIcon, NativeSelect } from "@mantine/core";
import { IconLock, IconSend } from "@tabler/icons-react";
import { useState } from "react";
import buttons from "../../design/buttons.module.css";
import { useT } from "../../design/strings";
import { useClass, useShown } from "../../session/context";
import { isStaff, nameOf } from "../../store/people";
import { one } from "../../store/room";
import type { To } from "../../wire/generated";
import { useBarred } from "../locks/locked";
import { useMay } from "../presence/powers";
import style from "./ChatPanel.module.css";
import type { Draft } from "./drafts";
import { words } from "./strings";
import { useWhere } from "./where";

const LONGEST = 2_000; // as the server takes it

interface ComposeProps {
  draft: Draft;
  onSend: (text: string, to: To) => void;
}

/** The field says whom it reaches, or who locked it; what was written elsewhere and could not go out comes back into it. */
export function Compose({ draft, onSend }: ComposeProps) {
  const t = useT(words);
  const { info } = useClass();
  const { group, grouped } = useWhere();
  const [wish, setWish] = useState<To>("room");
  const talks = useMay("talk");
  const to = !talks ? "staff" : wish === "everyone" && !grouped ? "room" : wish;
  const locked = useBarred("chat") && to !== "staff";
  const by = useShown((room) => nameOf(room, one(room, "locks", "locks")?.view.by ?? ""));
  const here = group ?? t("class_room");
  const post = () => {
    const said = draft.text.trim();
    if (said === "" || locked) return;
    onSend(said, to);
    draft.keep("");
  };
  const label = locked
    ? t("locked_field")
    : to === "staff"
      ? t("message_staff")
      : to === "room" && grouped
        ? t("message_room", { name: here })
        : t("message_everyone");
  const places: { value: To; label: string }[] = [
    ...(talks ? [{ value: "room" as const, label: grouped ? here : t("everyone") }] : []),
    ...(talks && grouped && isStaff(info.role) ? [{ value: "everyone" as const, label: t("all_groups") }] : []),
    { value: "staff", label: t("staff") },
  ];
  return (
    <form
      className={to === "staff" ? style.private : undefined}
      onSubmit={(event) => {
        event.preventDefault();
        post();
      }}
    >
      {draft.from !== null && (
        <p className={style.moved} role="status" data-testid="chat-moved">
          {t("moved_on", { name: draft.from })}
        </p>
      )}
      {locked && (
        <div className={style.locked} data-testid="chat-locked">
          <IconLock size={18} stroke={1.75} aria-hidden />
          <span role="status">{t("locked", { name: by ?? t("a_teacher") })}</span>
          <button type="button" className={buttons.quiet} data-testid="chat-to-staff" onClick={() => setWish("staff")}>
            {t("to_staff_instead")}
          </button>
        </div>
      )}
      <div className={style.to}>
        <span aria-hidden>{t("to")}</span>
        <NativeSelect
          variant="unstyled"
          aria-label={t("to")}
          value={to}
          onChange={(event) => setWish(event.currentTarget.value as To)}
          data={places}
          classNames={{ input: style.toInput }}
          data-testid="chat-to"
        />
      </div>
      <div className={style.compose}>
        <textarea
          rows={Math.min(5, draft.text.split("\n").length)}
          value={draft.text}
          maxLength={LONGEST}
          readOnly={locked}
          placeholder={label}
          aria-label={label}
          data-testid="chat-input"
          onChange={(event) => draft.keep(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            post();
          }}
        />
        <ActionIcon type="submit" disabled={locked} aria-label={t("send")} data-testid="chat-send">
          <IconSend size={20} stroke={1.75} className="mirrored" />
        </ActionIcon>
      </div>
    </form>
  );
}
