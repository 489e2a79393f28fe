import { ActionIcon, Button } from "@mantine/core";
import { IconArrowBackUp, IconRefresh, IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import buttons from "../../design/buttons.module.css";
import { useT } from "../../design/strings";
import groups from "./groups.module.css";
import type { Sizes } from "./plan";
import { words } from "./prepareStrings";

interface PrepareHeadProps {
  sizes: Sizes | null;
  sets: ReactNode;
  /** Back to the groups that are open; null: none are. */
  onBack: (() => void) | null;
  onMix: (() => void) | null;
  onClose: () => void;
  /** The one main button: to make the groups, or to open them. */
  main: { label: string; testid: string; title?: string; act: (() => void) | null };
}

/** The result as a sentence, and the one thing to do next. */
export function PrepareHead({ sizes, sets, onBack, onMix, onClose, main }: PrepareHeadProps) {
  const t = useT(words);
  return (
    <header className={groups.head}>
      <div className={groups.news}>
        <h2 tabIndex={-1} aria-live="polite" data-testid="groups-result">
          {sizes === null ? t("title") : <Result sizes={sizes} />}
        </h2>
      </div>
      <div className={groups.actions}>
        {onBack && (
          <button type="button" className={buttons.line} data-testid="groups-back" onClick={onBack}>
            <IconArrowBackUp size={18} stroke={1.75} className="mirrored" aria-hidden />
            {t("back_running")}
          </button>
        )}
        {sets}
        {onMix && (
          <button type="button" className={buttons.line} data-testid="groups-mix" onClick={onMix}>
            <IconRefresh size={18} stroke={1.75} aria-hidden />
            {t("mix")}
          </button>
        )}
        <Button data-testid={main.testid} title={main.title} disabled={main.act === null} onClick={() => main.act?.()}>
          {main.label}
        </Button>
        <ActionIcon aria-label={t("close_view")} onClick={onClose} data-testid="breakouts-close-view">
          <IconX size={20} stroke={1.75} />
        </ActionIcon>
      </div>
    </header>
  );
}

function Result({ sizes: { groups, smallest, largest, left } }: { sizes: Sizes }) {
  const t = useT(words);
  const count = t("result", { count: groups });
  const said =
    largest === 0
      ? count
      : smallest === largest
        ? t("of_same", { groups: count, size: largest })
        : t("of_range", { groups: count, smallest, largest });
  return left === 0 ? t("left_none", { groups: said }) : t("left", { groups: said, count: left });
}
