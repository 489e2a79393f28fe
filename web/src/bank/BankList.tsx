import { IconPencil, IconSearch, IconStack2, IconTrash } from "@tabler/icons-react";
import { useDeferredValue, useState } from "react";
import type { Problem } from "../api/request";
import type { Resource } from "../api/useResource";
import { useSaid } from "../api/useSaid";
import buttons from "../design/buttons.module.css";
import { useT } from "../design/strings";
import { usePhone } from "../design/usePhone";
import { Grey, Waiting } from "../design/Waiting";
import field from "../tools/field.module.css";
import style from "./bank.module.css";
import { Preview } from "./Preview";
import { words } from "./strings";
import type { KeptQuestion, Questions } from "./types";
import { found, topicsOf } from "./useBank";

const AT_ONCE = 100; // rows; a bank of a thousand is looked through by its words

interface BankListProps {
  bank: Resource<Questions>;
  chosen: string | null;
  onChoose: (id: string | null) => void;
  ticked: readonly string[];
  onTick: ((ids: readonly string[]) => void) | undefined;
  onEdit: (kept: KeptQuestion) => void;
  onForget: (id: string) => Promise<void>;
}

/** All questions with what is looked for, and the chosen one beside them; on a phone below its row. */
export function BankList({ bank, ...rest }: BankListProps) {
  const t = useT(words);
  if (bank.state === "loading")
    return (
      <Waiting label={t("loading")}>
        <div className={style.waiting}>
          {[1, 2, 3, 4].map((row) => (
            <Grey key={row} wide="100%" high={58} round={12} />
          ))}
        </div>
      </Waiting>
    );
  return (
    <>
      {bank.problem && <Failed problem={bank.problem} onAgain={() => void bank.reload()} />}
      {bank.value?.questions.length === 0 && (
        <div className={style.empty} data-testid="bank-empty">
          <IconStack2 stroke={1.75} aria-hidden />
          <b>{t("empty")}</b>
          <p>{t("empty_more")}</p>
        </div>
      )}
      {bank.value && bank.value.questions.length > 0 && <Looked questions={bank.value.questions} {...rest} />}
    </>
  );
}

function Failed({ problem, onAgain }: { problem: Problem; onAgain: () => void }) {
  const t = useT(words);
  const said = useSaid();
  return (
    <div className={style.failed} role="alert" data-testid="bank-failed">
      <p>
        <b>{t("failed")}</b> {said(problem)}
      </p>
      <button type="button" className={buttons.line} onClick={onAgain}>
        {t("try_again")}
      </button>
    </div>
  );
}

type LookedProps = Omit<BankListProps, "bank"> & { questions: readonly KeptQuestion[] };

function Looked({ questions, chosen, onChoose, ticked, onTick, onEdit, onForget }: LookedProps) {
  const t = useT(words);
  const phone = usePhone();
  const [looked, look] = useState("");
  const [topic, setTopic] = useState<string | null>(null);
  const [most, setMost] = useState(AT_ONCE);
  const wanted = useDeferredValue(looked);
  const shown = found(questions, wanted, topic);
  const one = shown.find(({ id }) => id === chosen);
  const topics = topicsOf(questions);
  const preview = one && <Chosen key={one.id} kept={one} onEdit={onEdit} onForget={onForget} />;
  return (
    <>
      <div className={style.search}>
        <span className={style.find}>
          <IconSearch size={18} stroke={1.75} aria-hidden />
          <input
            type="search"
            className={field.box}
            value={looked}
            placeholder={t("find")}
            aria-label={t("find")}
            autoComplete="off"
            data-testid="bank-find"
            data-autofocus
            onChange={(event) => look(event.currentTarget.value)}
          />
        </span>
        {topics.length > 0 && (
          <fieldset className={style.topics} aria-label={t("topic")}>
            {([[null, questions.length], ...topics] as [string | null, number][]).map(([name, count]) => (
              <button
                key={name ?? ""}
                type="button"
                aria-pressed={topic === name}
                data-testid="bank-topic"
                data-id={name ?? ""}
                onClick={() => setTopic(name)}
              >
                <bdi>{name ?? t("all_topics")}</bdi> <bdi className="tabular">{count}</bdi>
              </button>
            ))}
          </fieldset>
        )}
      </div>
      <p className="visually-hidden" role="status">
        {t("found", { count: shown.length })}
      </p>
      <div className={style.two}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll area must be reachable by keyboard (WCAG 2.1.1) */}
        <ul className={style.list} aria-label={t("title")} tabIndex={0}>
          {shown.slice(0, most).map((each) => (
            <Row
              key={each.id}
              kept={each}
              chosen={each.id === chosen}
              onChoose={() => onChoose(phone && each.id === chosen ? null : each.id)}
              ticked={ticked.includes(each.id)}
              onTick={onTick && ((on) => onTick(on ? [...ticked, each.id] : ticked.filter((id) => id !== each.id)))}
              below={phone && each.id === chosen ? preview : null}
            />
          ))}
          {shown.length > most && (
            <li>
              <button type="button" className={buttons.quiet} onClick={() => setMost(most + AT_ONCE)}>
                {t("more")}
              </button>
            </li>
          )}
          {shown.length === 0 && <li className={style.none}>{t("nothing_found")}</li>}
        </ul>
        {!phone && <div className={style.preview}>{preview ?? <p className={style.none}>{t("choose_one")}</p>}</div>}
      </div>
    </>
  );
}

interface RowProps {
  kept: KeptQuestion;
  chosen: boolean;
  onChoose: () => void;
  ticked: boolean;
  onTick: ((on: boolean) => void) | undefined;
  below: React.ReactNode;
}

function Row({ kept: { id, asked }, chosen, onChoose, ticked, onTick, below }: RowProps) {
  const t = useT(words);
  return (
    <li>
      <div className={style.row} data-chosen={chosen || undefined}>
        {onTick && (
          <input
            type="checkbox"
            checked={ticked}
            aria-label={t("tick", { text: asked.question.text })}
            data-testid="bank-tick"
            data-id={id}
            onChange={(event) => onTick(event.currentTarget.checked)}
          />
        )}
        <button
          type="button"
          className={style.pick}
          aria-pressed={chosen}
          data-testid="bank-question"
          data-id={id}
          onClick={onChoose}
        >
          <b dir="auto">{asked.question.text}</b>
          <span>
            {t(`form_${asked.question.form}`)}
            {asked.topic && (
              <>
                {" · "}
                <bdi>{asked.topic}</bdi>
              </>
            )}
          </span>
        </button>
      </div>
      {below}
    </li>
  );
}

function Chosen({ kept, onEdit, onForget }: { kept: KeptQuestion } & Pick<BankListProps, "onEdit" | "onForget">) {
  const t = useT(words);
  const said = useSaid();
  const [sure, setSure] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  return (
    <section className={style.chosen} aria-label={kept.asked.question.text} data-testid="bank-chosen">
      <Preview asked={kept.asked} />
      {problem && (
        <p className={style.trouble} role="alert">
          {said(problem)}
        </p>
      )}
      <div className={style.acts}>
        <button type="button" className={buttons.quiet} data-testid="bank-edit" onClick={() => onEdit(kept)}>
          <IconPencil size={18} stroke={1.75} aria-hidden /> {t("edit")}
        </button>
        <button
          type="button"
          className={buttons.quiet}
          data-testid="bank-delete"
          onBlur={() => setSure(false)}
          onClick={() => (sure ? onForget(kept.id).catch(setProblem) : setSure(true))}
        >
          <IconTrash size={18} stroke={1.75} aria-hidden /> {t(sure ? "delete_sure" : "delete")}
        </button>
      </div>
    </section>
  );
}
