import { Button } from "@mantine/core";
import { IconListNumbers, IconPlayerPlay, IconPlus } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import buttons from "../design/buttons.module.css";
import { useT } from "../design/strings";
import { BankForm } from "./BankForm";
import { BankList } from "./BankList";
import style from "./bank.module.css";
import { useFiles } from "./Files";
import { words } from "./strings";
import type { BankQuestion, KeptQuestion } from "./types";
import { topicsOf, useBank } from "./useBank";

export interface BankProps {
  course: string;
  /** Whose drafts are kept on this device. */
  mine: string;
  /** In a class: asks one now, or puts several into a quiz. */
  onAsk?: ((asked: BankQuestion) => void) | undefined;
  onQuiz?: ((asked: readonly BankQuestion[]) => void) | undefined;
  /** Beside the button that asks: under which names. */
  beforeAsking?: ReactNode;
}

type At = { at: "list" } | { at: "form"; kept: KeptQuestion | null };

/** The questions of a course: looked through, written, and in a class asked. */
export function Bank({ course, mine, onAsk, onQuiz, beforeAsking }: BankProps) {
  const t = useT(words);
  const { bank, keep, forget } = useBank(course);
  const [at, go] = useState<At>({ at: "list" });
  const [chosen, choose] = useState<string | null>(null);
  const [ticked, tick] = useState<readonly string[]>([]);
  const questions = bank.value?.questions ?? [];
  const one = questions.find(({ id }) => id === chosen);
  const several = ticked.flatMap((id) => questions.find((each) => each.id === id)?.asked ?? []);
  const files = useFiles(course, questions.length > 0, bank.reload);
  if (at.at === "form")
    return (
      <BankForm
        kept={at.kept}
        draftKey={`classroom:bank:${course}:${mine}:${at.kept?.id ?? ""}`}
        topics={topicsOf(questions).map(([topic]) => topic)}
        onKeep={async (asked) => {
          const { id } = await keep(asked, at.kept?.id);
          choose(id);
          go({ at: "list" });
        }}
        onCancel={() => go({ at: "list" })}
      />
    );
  return (
    <div className={style.bank} data-testid="bank">
      {files.panel ?? (
        <BankList
          bank={bank}
          chosen={chosen}
          onChoose={choose}
          ticked={ticked}
          onTick={onQuiz && tick}
          onEdit={(kept) => go({ at: "form", kept })}
          onForget={forget}
        />
      )}
      <footer className={style.foot}>
        <button
          type="button"
          className={buttons.line}
          data-testid="bank-new"
          onClick={() => go({ at: "form", kept: null })}
        >
          <IconPlus size={18} stroke={1.75} aria-hidden /> {t("new")}
        </button>
        {files.buttons}
        <span className={style.grow} />
        {onQuiz && several.length > 0 && (
          <button type="button" className={buttons.line} data-testid="bank-quiz" onClick={() => onQuiz(several)}>
            <IconListNumbers size={18} stroke={1.75} aria-hidden /> {t("as_quiz", { count: several.length })}
          </button>
        )}
        {onAsk && one && beforeAsking}
        {onAsk && (
          <Button
            leftSection={<IconPlayerPlay size={18} stroke={1.75} />}
            disabled={one === undefined}
            data-testid="bank-ask"
            onClick={() => one && onAsk(one.asked)}
          >
            {t("ask")}
          </Button>
        )}
      </footer>
    </div>
  );
}
