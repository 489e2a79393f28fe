import { IconArrowsJoin, IconEye, IconEyeOff, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useT } from "../../design/strings";
import { useClass } from "../../session/context";
import panel from "../panel.module.css";
import style from "./polls.module.css";
import { words } from "./strings";
import { isHidden, type Poll, resultsOf } from "./usePolls";

/** What was written, for who leads: each may be kept from the class, or count with another that means the same. */
export function Written({ poll: { id, view } }: { poll: Poll }) {
  const t = useT(words);
  const { live } = useClass();
  const [joining, join] = useState<string | null>(null);
  const texts = [...new Set(resultsOf(view).flatMap((result) => result.texts.map(({ text }) => text)))];
  if (texts.length === 0) return null;
  return (
    <section className={style.written} aria-label={t("written")} data-testid="poll-written">
      <h4 className={panel.group}>{t("written")}</h4>
      <p className={panel.note}>{joining === null ? t("written_hint") : t("join_hint", { text: joining })}</p>
      <ul>
        {texts.map((text) => {
          const hidden = isHidden(view, text);
          const along = view.joined.filter(([, into]) => into === text);
          return (
            <li key={text} data-hidden={hidden || undefined}>
              <b>{text}</b>
              {joining === null ? (
                <>
                  <button
                    type="button"
                    aria-label={t(hidden ? "unhide_one" : "hide_one", { text })}
                    title={t(hidden ? "unhide_one" : "hide_one", { text })}
                    data-testid="poll-hide"
                    onClick={() => live.tell({ kind: "poll.hide", id, text, on: !hidden })}
                  >
                    {hidden ? <IconEye size={18} stroke={1.75} /> : <IconEyeOff size={18} stroke={1.75} />}
                  </button>
                  {texts.length > 1 && (
                    <button
                      type="button"
                      aria-label={t("join_one", { text })}
                      title={t("join_one", { text })}
                      data-testid="poll-join"
                      onClick={() => join(text)}
                    >
                      <IconArrowsJoin size={18} stroke={1.75} />
                    </button>
                  )}
                </>
              ) : (
                <button
                  type="button"
                  aria-label={text === joining ? t("join_not") : t("join_with", { text: joining, into: text })}
                  title={text === joining ? t("join_not") : t("join_with", { text: joining, into: text })}
                  data-testid="poll-join-with"
                  onClick={() => {
                    if (text !== joining) live.tell({ kind: "poll.join", id, text: joining, into: text });
                    join(null);
                  }}
                >
                  {text === joining ? <IconX size={18} stroke={1.75} /> : <IconArrowsJoin size={18} stroke={1.75} />}
                </button>
              )}
              {along.map(([each]) => (
                <button
                  key={each}
                  type="button"
                  className={style.along}
                  aria-label={t("apart", { text: each })}
                  data-testid="poll-apart"
                  onClick={() => live.tell({ kind: "poll.join", id, text: each, into: null })}
                >
                  {each} <IconX size={14} stroke={1.75} aria-hidden />
                </button>
              ))}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
