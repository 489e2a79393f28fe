import { ActionIcon, NativeSelect } from "@mantine/core";
import { IconSend } from "@tabler/icons-react";
import { useState } from "react";
import { useT } from "../../design/strings";
import { useClass } from "../../session/context";
import { isStaff } from "../../store/people";
import type { To } from "../../wire/generated";
import style from "./ChatPanel.module.css";
import type { Draft } from "./drafts";
import { words } from "./strings";
import { useWhere } from "./where";

const LONGEST = 2_000; // as the server takes it

interface ComposeProps {
  draft: Draft;
  onSend: (text: string, to: To) => void;
}

/** The field says whom it reaches; what was written elsewhere and could not go out comes back into it. */
export function Compose({ draft, onSend }: ComposeProps) {
  const t = useT(words);
  const { info } = useClass();
  const { group, grouped } = useWhere();
  const [wish, setWish] = useState<To>("room");
  const to = wish === "everyone" && !grouped ? "room" : wish;
  const here = group ?? t("class_room");
  const post = () => {
    const said = draft.text.trim();
    if (said === "") return;
    onSend(said, to);
    draft.keep("");
  };
  const label =
    to === "staff"
      ? t("message_staff")
      : to === "room" && grouped
        ? t("message_room", { name: here })
        : t("message_everyone");
  const places: { value: To; label: string }[] = [
    { value: "room", label: grouped ? here : t("everyone") },
    ...(grouped && isStaff(info.role) ? [{ value: "everyone" as const, label: t("all_groups") }] : []),
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
        <ActionIcon type="submit" aria-label={t("send")} data-testid="chat-send">
          <IconSend size={20} stroke={1.75} className="mirrored" />
        </ActionIcon>
      </div>
    </form>
  );
}
