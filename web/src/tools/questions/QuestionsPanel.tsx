import { IconAdjustments, IconDownload, IconHelpCircle, IconLock, IconLockOpen } from "@tabler/icons-react";
import { useState } from "react";
import buttons from "../../design/buttons.module.css";
import { download } from "../../design/download";
import { Panel } from "../../design/Panel";
import { Segments } from "../../design/Segments";
import { SwitchRow } from "../../design/SwitchRow";
import { useT } from "../../design/strings";
import { useFormat } from "../../design/useFormat";
import { useClass } from "../../session/context";
import { useShell } from "../../session/shell";
import type { QuestionRulesView } from "../../wire/generated";
import panel from "../panel.module.css";
import { useMay } from "../presence/powers";
import { useMayShow } from "../showing/looking";
import { useRows } from "../useRows";
import { AskForm } from "./AskForm";
import { asText } from "./keep";
import { QuestionRow } from "./QuestionRow";
import { ordered, type Question, type Tab, useOrdered, useQuestions, useRules, waits } from "./questions";
import style from "./questions.module.css";
import { words } from "./strings";
import { useReading } from "./unseen";

/** What the class would like to know: pupils ask and vote, staff take one after the other. */
export default function QuestionsPanel({ closeLabel, onClose }: { closeLabel: string; onClose: () => void }) {
  const t = useT(words);
  const [tab, setTab] = useState<Tab>("top");
  const questions = useQuestions();
  const leads = useMay("moderate");
  const asks = useMay("raise_hand") && !leads;
  const left = questions.filter(waits).length;
  const done = questions.length - left;
  useReading(questions);
  return (
    <Panel
      title={leads && left > 0 ? t("waiting", { count: left }) : t("title")}
      closeLabel={closeLabel}
      onClose={onClose}
      detent="full"
      data-testid="questions"
      tabs={
        <div className={style.tabs}>
          <Segments<Tab>
            label={t("tabs")}
            value={tab}
            onChange={setTab}
            options={[
              { value: "top", label: t("top"), count: questions.length },
              { value: "new", label: t("new") },
              { value: "answered", label: t("answered"), count: done },
            ]}
          />
        </div>
      }
      foot={leads ? <StaffFoot questions={questions} /> : asks ? <AskForm /> : undefined}
    >
      <List tab={tab} leads={leads} asks={asks} />
    </Panel>
  );
}

function List({ tab, leads, asks }: { tab: Tab; leads: boolean; asks: boolean }) {
  const t = useT(words);
  const shown = useOrdered(tab);
  const { list, stop, onFocus, onKeyDown } = useRows(shown.map(({ id }) => id));
  if (shown.length === 0)
    return (
      <div className={panel.empty}>
        <IconHelpCircle size={24} stroke={1.75} aria-hidden />
        <b>{t(tab === "answered" ? "empty_answered" : "empty_title")}</b>
        {tab !== "answered" && (asks || leads) && <p>{t(leads ? "empty_staff" : "empty_body")}</p>}
      </div>
    );
  return (
    <ul ref={list} className={style.list} aria-label={t("list")} onKeyDown={onKeyDown}>
      {shown.map((question) => (
        <QuestionRow key={question.id} question={question} stop={question.id === stop} onFocus={onFocus} />
      ))}
    </ul>
  );
}

function StaffFoot({ questions }: { questions: readonly Question[] }) {
  const t = useT(words);
  const format = useFormat();
  const { live, info } = useClass();
  const leads = useMay("lead");
  const shows = useMayShow();
  const { look } = useShell();
  const [more, setMore] = useState(false);
  const rules = useRules();
  const set = (change: Partial<QuestionRulesView>) => live.tell({ kind: "question.set_rules", ...rules, ...change });
  const keep = () => {
    const title = t("keep_title", { title: info.title });
    const told = { time: (ms: number) => format.time(new Date(ms)), t };
    const text = asText(title, ordered(questions, "top"), live.room.getState(), told);
    download(title, "md", new Blob([text], { type: "text/markdown" }));
  };
  return (
    <>
      {more && leads && (
        <section className={style.rules} aria-label={t("rules")} data-testid="question-rules">
          <SwitchRow
            label={t("approval")}
            hint={t("approval_hint")}
            on={rules.approval}
            data-testid="question-approval"
            onChange={(on) => set({ approval: on })}
          />
          <SwitchRow
            label={t("without_names")}
            hint={t("without_names_hint")}
            on={rules.without_names}
            data-testid="question-names"
            onChange={(on) => set({ without_names: on })}
          />
          {shows && (
            <button
              type="button"
              className={`${buttons.quiet} ${buttons.wide}`}
              data-testid="questions-show"
              onClick={() => {
                live.tell({ kind: "showing.show", surface: "questions", what: null });
                look({ surface: "questions", what: null });
              }}
            >
              {t("show_all")}
            </button>
          )}
        </section>
      )}
      <div className={style.foot}>
        {leads && (
          <button
            type="button"
            className={buttons.line}
            data-testid="questions-close"
            onClick={() => set({ open: !rules.open })}
          >
            {rules.open ? (
              <IconLock size={18} stroke={1.75} aria-hidden />
            ) : (
              <IconLockOpen size={18} stroke={1.75} aria-hidden />
            )}
            {t(rules.open ? "close_questions" : "open_questions")}
          </button>
        )}
        <button type="button" className={buttons.line} data-testid="questions-keep" onClick={keep}>
          <IconDownload size={18} stroke={1.75} aria-hidden />
          {t("keep")}
        </button>
        {leads && (
          <button
            type="button"
            className={`${buttons.line} ${style.square}`}
            aria-label={t("rules")}
            aria-expanded={more}
            data-testid="questions-rules"
            onClick={() => setMore(!more)}
          >
            <IconAdjustments size={20} stroke={1.75} aria-hidden />
          </button>
        )}
      </div>
    </>
  );
}
