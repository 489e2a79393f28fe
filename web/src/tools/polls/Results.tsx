import { IconCheck } from "@tabler/icons-react";
import type { CSSProperties } from "react";
import { useT } from "../../design/strings";
import type { PollResult, PollView } from "../../wire/generated";
import style from "./polls.module.css";
import { words } from "./strings";
import { choicesOf, isBare, isHidden, letterOf, now, resultsOf } from "./usePolls";

/** What came of a poll; of two rounds both, side by side. Length is never the only sign: the number stands beside it. */
export function Results({ poll, large = false }: { poll: PollView; large?: boolean }) {
  const t = useT(words);
  const results = resultsOf(poll);
  const last = results.at(-1);
  if (last === undefined) return null;
  const whole = `${style.results} ${large ? style.large : ""}`;
  return (
    <section
      className={whole}
      aria-label={large ? undefined : t("result")}
      data-testid="poll-result"
      data-votes={last.votes}
    >
      {last.hidden ? (
        <p className={style.hidden}>{t("hidden")}</p>
      ) : last.votes === 0 && results.length === 1 ? (
        <p className={style.hidden}>{t("no_answer")}</p>
      ) : choicesOf(poll.question).length > 0 ? (
        <Bars poll={poll} results={results} />
      ) : poll.question.form === "number" ? (
        <Numbers result={last} />
      ) : (
        <Said result={large ? { ...last, texts: last.texts.filter(({ text }) => !isHidden(poll, text)) } : last} />
      )}
      <Right poll={poll} />
      {poll.solution?.explanation && <p className={style.why}>{poll.solution.explanation}</p>}
    </section>
  );
}

/** What was right, where nobody chose from a list. */
function Right({ poll: { solution } }: { poll: PollView }) {
  const t = useT(words);
  if (solution === null || (solution.number === null && solution.accepted.length === 0)) return null;
  const off = solution.tolerance > 0 ? ` ± ${solution.tolerance}` : "";
  const said = solution.number === null ? solution.accepted.join(" · ") : `${solution.number}${off}`;
  return (
    <p className={style.right} data-testid="poll-right">
      <IconCheck size={16} stroke={2} aria-hidden /> {t("correct")}: <bdi>{said}</bdi>
    </p>
  );
}

function Bars({ poll, results }: { poll: PollView; results: readonly PollResult[] }) {
  const t = useT(words);
  const rating = poll.question.form === "rating";
  const most = Math.max(1, ...results.map(({ votes }) => votes));
  const mine = now(poll).mine?.choices ?? [];
  const seen = results.filter(({ hidden }) => !hidden);
  return (
    <ul className={style.bars}>
      {choicesOf(poll.question).map((choice, index) => {
        const right = poll.solution?.right.includes(index) ?? false;
        const counts = seen.map(({ counts }) => counts[index] ?? 0);
        const change = (counts.at(-1) ?? 0) - (counts[0] ?? 0);
        return (
          <li key={choice} data-right={right || undefined} data-id={index}>
            <p>
              <span className={style.key} aria-hidden>
                {rating ? choice : letterOf(index)}
              </span>
              <span className={isBare(choice, index) ? "visually-hidden" : undefined}>
                {rating ? t("step", { step: choice, scale: poll.question.scale }) : choice}
              </span>
              {right && (
                <span className={style.right}>
                  <IconCheck size={16} stroke={2} aria-hidden /> {t("correct")}
                </span>
              )}
              {mine.includes(index) && <span className={style.mine}>{t("mine")}</span>}
            </p>
            {counts.map((count, round) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a round is its number
              <div key={round} className={style.row}>
                {counts.length > 1 && <span className={style.when}>{t(round === 0 ? "before" : "after")}</span>}
                <span className={style.track} aria-hidden>
                  <i
                    className={counts.length > 1 && round === 0 ? style.hatched : style.solid}
                    style={{ inlineSize: `${(100 * count) / most}%` }}
                  />
                </span>
                <b className="tabular">{count}</b>
                {counts.length > 1 && (
                  <span className={`${style.change} tabular`}>{round > 0 && change !== 0 && signed(change)}</span>
                )}
              </div>
            ))}
          </li>
        );
      })}
    </ul>
  );
}

const signed = (change: number): string => (change > 0 ? `+${change}` : `−${-change}`);

function Numbers({ result }: { result: PollResult }) {
  const t = useT(words);
  const most = Math.max(1, ...result.numbers.map(({ people }) => people));
  return (
    <>
      <p className={style.middle}>{t("middle", { number: median(result) })}</p>
      <ul className={style.bars}>
        {result.numbers.map(({ number, people }) => (
          <li key={number}>
            <div className={style.row}>
              <b className={`${style.number} tabular`}>{number}</b>
              <span className={style.track} aria-hidden>
                <i className={style.solid} style={{ inlineSize: `${(100 * people) / most}%` }} />
              </span>
              <span className="tabular">{t("people", { count: people })}</span>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

export function median({ numbers }: Pick<PollResult, "numbers">): number {
  const each = numbers.flatMap(({ number, people }) => Array.from({ length: people }, () => number));
  const half = Math.floor(each.length / 2);
  const [low, high] = [each[half - (each.length % 2 === 0 ? 1 : 0)] ?? 0, each[half] ?? 0];
  return (low + high) / 2;
}

/** Ranked instead of a cloud: a list for the eye and for a screen reader alike. */
function Said({ result }: { result: PollResult }) {
  const t = useT(words);
  const often = result.texts.filter(({ people }) => people > 1);
  const once = result.texts.filter(({ people }) => people === 1);
  return (
    <>
      <ol className={style.said}>
        {often.map(({ text, people, spellings }, rank) => (
          <li key={text} style={{ "--cr-size": `${Math.max(17, 26 - 2.5 * rank)}px` } as CSSProperties}>
            <b>{text}</b>
            <span className={style.squares} aria-hidden>
              {Array.from({ length: Math.min(people, 20) }, (_, n) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: squares are all alike
                <i key={n} />
              ))}
            </span>
            <span className={`${style.people} tabular`}>{people}</span>
            {spellings.length > 0 && <small>{t("also", { words: spellings.join(", ") })}</small>}
          </li>
        ))}
      </ol>
      {once.length > 0 && (
        <div className={style.once}>
          <span>{t("said_once")}</span>
          <ul>
            {once.map(({ text }) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
