import { ActionIcon } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useEffect, useId, useRef } from "react";
import buttons from "../../design/buttons.module.css";
import { SwitchRow } from "../../design/SwitchRow";
import { useT } from "../../design/strings";
import { useFormat } from "../../design/useFormat";
import field from "../field.module.css";
import { type Asking, leftEmpty } from "./asking";
import style from "./polls.module.css";
import { words } from "./strings";
import { letterOf } from "./usePolls";

const MOST_OPTIONS = 12;

interface OptionsProps {
  asking: Asking;
  /** How often it was to be started: from then on what is still empty is marked. */
  tried: number;
  onChange: (next: Partial<Asking>) => void;
}

/** The answers of a choice: all in words, or none, when they stand elsewhere and the letters are enough. */
export function Options({ asking, tried, onChange }: OptionsProps) {
  const t = useT(words);
  const { list } = useFormat();
  const trouble = useId();
  const boxes = useRef<HTMLFieldSetElement>(null);
  const { options } = asking;
  const empty = tried > 0 ? leftEmpty(asking) : [];
  useEffect(() => {
    if (tried > 0) boxes.current?.querySelector<HTMLInputElement>("[aria-invalid=true]")?.focus();
  }, [tried]);
  return (
    <fieldset ref={boxes} className={style.options}>
      <legend className={field.label}>{t("options")}</legend>
      {options.map((option, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an answer is its letter
        <div key={index} className={style.option}>
          <span className={style.key} aria-hidden>
            {letterOf(index)}
          </span>
          <input
            className={field.box}
            value={option}
            maxLength={200}
            autoComplete="off"
            aria-label={t("option", { letter: letterOf(index) })}
            aria-invalid={empty.includes(index) || undefined}
            aria-describedby={empty.includes(index) ? trouble : undefined}
            data-testid="poll-option-input"
            onChange={(event) => onChange({ options: options.with(index, event.currentTarget.value) })}
          />
          {options.length > 2 && (
            <ActionIcon
              aria-label={t("drop_option", { letter: letterOf(index) })}
              onClick={() =>
                onChange({
                  options: options.toSpliced(index, 1),
                  right: asking.right.flatMap((one) => (one === index ? [] : [one > index ? one - 1 : one])),
                })
              }
            >
              <IconX size={18} stroke={1.75} />
            </ActionIcon>
          )}
        </div>
      ))}
      <p id={trouble} className={style.trouble} role="alert" data-testid="poll-trouble">
        {empty.length > 0 && t("empty_options", { count: empty.length, letters: list(empty.map(letterOf)) })}
      </p>
      {options.length < MOST_OPTIONS && (
        <button type="button" className={buttons.quiet} onClick={() => onChange({ options: [...options, ""] })}>
          <IconPlus size={18} stroke={1.75} aria-hidden /> {t("add_option")}
        </button>
      )}
      <SwitchRow label={t("several")} on={asking.several} onChange={(several) => onChange({ several })} />
    </fieldset>
  );
}
