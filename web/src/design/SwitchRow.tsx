import { UnstyledButton } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import style from "./SwitchRow.module.css";

interface SwitchRowProps {
  label: string;
  hint?: string | undefined;
  on: boolean;
  /** Without it the row only tells: it cannot be changed. */
  onChange?: ((on: boolean) => void) | undefined;
  "data-testid"?: string;
  "data-id"?: string;
}

/** The whole row is the switch; on is a tick too, not a colour alone. */
export function SwitchRow({ label, hint, on, onChange, ...rest }: SwitchRowProps) {
  return (
    <UnstyledButton
      {...rest}
      className={style.row}
      role="switch"
      aria-checked={on}
      aria-disabled={onChange === undefined || undefined}
      data-state={on ? "on" : "off"}
      onClick={() => onChange?.(!on)}
    >
      <span className={style.words}>
        <span>{label}</span>
        {hint && <span className={style.hint}>{hint}</span>}
      </span>
      <span className={style.track} aria-hidden>
        <span className={style.knob}>{on && <IconCheck size={14} stroke={2.5} />}</span>
      </span>
    </UnstyledButton>
  );
}
