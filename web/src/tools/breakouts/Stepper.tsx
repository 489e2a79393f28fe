import { ActionIcon } from "@mantine/core";
import { IconMinus, IconPlus } from "@tabler/icons-react";
import { useT } from "../../design/strings";
import style from "./prepare.module.css";
import { words } from "./prepareStrings";

interface StepperProps {
  /** The value in words: "4 in a group". */
  label: string;
  hint?: string;
  value: number;
  least: number;
  most: number;
  step?: number;
  onChange: (value: number) => void;
  "data-testid"?: string;
}

/** A number in words between a minus and a plus. */
export function Stepper({ label, hint, value, least, most, step = 1, onChange, ...rest }: StepperProps) {
  const t = useT(words);
  return (
    // biome-ignore lint/a11y/useSemanticElements: two buttons and their value, no fields
    <div className={style.stepper} role="group" aria-label={label} data-testid={rest["data-testid"]}>
      <span className={style.fill} aria-live="polite">
        <b>{label}</b>
        {hint && <span>{hint}</span>}
      </span>
      <ActionIcon
        variant="default"
        aria-label={t("fewer", { what: label })}
        disabled={value <= least}
        onClick={() => onChange(Math.max(least, value - step))}
      >
        <IconMinus size={18} stroke={1.75} />
      </ActionIcon>
      <ActionIcon
        variant="default"
        aria-label={t("more", { what: label })}
        disabled={value >= most}
        onClick={() => onChange(Math.min(most, value + step))}
      >
        <IconPlus size={18} stroke={1.75} />
      </ActionIcon>
    </div>
  );
}
