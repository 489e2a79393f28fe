import { useT } from "../../design/strings";
import type { SurfaceProps } from "../../session/surfaces";
import style from "./polls.module.css";
import { Results } from "./Results";
import { words } from "./strings";
import { TimeLeft } from "./TimeLeft";
import { choicesOf, isBare, letterOf, now, type Poll, resultsOf, useAsked, usePolls } from "./usePolls";

/** A poll large on the stage: the question and how many have answered; then what came of it. */
export default function PollSurface({ what }: SurfaceProps) {
  const t = useT(words);
  const polls = usePolls();
  const poll = polls.find(({ id }) => id === what) ?? polls[0];
  if (poll === undefined) return <p className={style.hidden}>{t("nothing_now")}</p>;
  return <Large poll={poll} />;
}

function Large({ poll }: { poll: Poll }) {
  const t = useT(words);
  const { view } = poll;
  const asked = useAsked(poll).length;
  const votes = now(view).votes;
  const total = Math.max(asked, votes);
  const results = resultsOf(view);
  const shown = results.length > 0 && (!view.open || view.shown); // on a large screen nothing before it is shown
  const right = view.solution?.right[0];
  const [before, after] = results.map(({ counts }) => (right === undefined ? undefined : counts[right]));
  const moved = shown && before !== undefined && after !== undefined;
  const question = view.question.text || t("said_aloud");
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll area must be reachable by keyboard (WCAG 2.1.1)
    <section className={style.stage} aria-label={question} data-testid="poll-stage" tabIndex={0}>
      {moved ? (
        <p className={style.kicker}>{question}</p>
      ) : (
        view.secrecy === "anonymous" && <p className={style.kicker}>{t("bar_nameless")}</p>
      )}
      <h2>{moved ? t("from_to_right", { before, after }) : question}</h2>
      <TimeLeft endsMs={view.ends_ms} />
      {shown ? (
        <Results poll={view} large />
      ) : (
        <ul className={style.plain}>
          {choicesOf(view.question).map((choice, index) => (
            <li key={choice}>
              {view.question.form !== "rating" && (
                <span className={style.key} aria-hidden>
                  {letterOf(index)}
                </span>
              )}
              <span className={isBare(choice, index) ? "visually-hidden" : undefined}>{choice}</span>
            </li>
          ))}
        </ul>
      )}
      {view.open && (
        <div className={style.progress}>
          <b>{t("answered_of", { count: votes, total })}</b>
          <span className={style.track} aria-hidden>
            <i className={style.solid} style={{ inlineSize: `${(100 * votes) / Math.max(1, total)}%` }} />
          </span>
        </div>
      )}
    </section>
  );
}
