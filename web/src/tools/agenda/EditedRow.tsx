import { ActionIcon, Menu } from "@mantine/core";
import {
  IconArrowDown,
  IconArrowUp,
  IconCopy,
  IconDots,
  IconGripVertical,
  IconMinus,
  IconPlus,
  IconTrash,
} from "@tabler/icons-react";
import type { KeyboardEvent, PointerEvent } from "react";
import { useT } from "../../design/strings";
import { useFormat } from "../../design/useFormat";
import type { StepPlan } from "../../wire/views";
import panel from "../panel.module.css";
import style from "./editor.module.css";
import { words } from "./strings";

const LEAST = 1;
const MOST = 240;

interface EditedRowProps {
  step: StepPlan;
  at: number;
  chosen: boolean;
  lifted: boolean;
  first: boolean;
  last: boolean;
  /** It is on in the class: it can be moved and changed, not taken out. */
  on: boolean;
  onLift: (event: PointerEvent) => void;
  onChoose: () => void;
  onMinutes: (minutes: number) => void;
  onMove: (by: 1 | -1) => void;
  onCopy: () => void;
  onTakeOut: () => void;
}

/** A step: when, what, how long. Moved by the grip, by Alt and arrows, or by its menu. */
export function EditedRow({ step, at, chosen, lifted, first, last, on: isOn, onLift, onMove, ...on }: EditedRowProps) {
  const t = useT(words);
  const format = useFormat();
  const minutes = (to: number) => on.onMinutes(Math.min(MOST, Math.max(LEAST, to)));
  const keys = (event: KeyboardEvent) => {
    const way = { ArrowUp: -1, ArrowDown: 1 }[event.key] as 1 | -1 | undefined;
    if (event.altKey && way !== undefined) onMove(way);
    else if (event.key === "-") minutes(step.minutes - 1);
    else if (event.key === "+") minutes(step.minutes + 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const icon = (Icon: typeof IconCopy) => <Icon size={20} stroke={1.75} />;
  return (
    <li
      className={style.row}
      data-chosen={chosen || undefined}
      data-lifted={lifted || undefined}
      data-testid="plan-row"
      data-id={step.id}
      onKeyDown={keys}
    >
      <button
        type="button"
        className={style.grip}
        aria-label={t("move", { step: step.title })}
        title={t("move_hint")}
        onPointerDown={onLift}
      >
        <IconGripVertical size={20} stroke={1.75} aria-hidden />
      </button>
      <span className={`${style.at} tabular`}>{format.time(new Date(at))}</span>
      <button
        type="button"
        className={style.what}
        data-testid="plan-row-open"
        aria-pressed={chosen}
        onClick={on.onChoose}
      >
        <b>{step.title}</b>
        <span>{t(`tool_${step.tool}`)}</span>
      </button>
      <span className={style.stepper}>
        <ActionIcon
          aria-label={t("less", { step: step.title })}
          disabled={step.minutes <= LEAST}
          onClick={() => minutes(step.minutes - 1)}
        >
          <IconMinus size={18} stroke={1.75} />
        </ActionIcon>
        <span className="tabular">{t("minutes", { count: step.minutes })}</span>
        <ActionIcon
          aria-label={t("more", { step: step.title })}
          disabled={step.minutes >= MOST}
          onClick={() => minutes(step.minutes + 1)}
        >
          <IconPlus size={18} stroke={1.75} />
        </ActionIcon>
      </span>
      <Menu position="bottom-end" shadow="md" radius="lg" width={200} trapFocus returnFocus>
        <Menu.Target>
          <ActionIcon aria-label={t("row_menu", { step: step.title })}>
            <IconDots size={20} stroke={1.75} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown className={panel.menu}>
          <Menu.Item leftSection={icon(IconArrowUp)} disabled={first} onClick={() => onMove(-1)}>
            {t("earlier")}
          </Menu.Item>
          <Menu.Item leftSection={icon(IconArrowDown)} disabled={last} onClick={() => onMove(1)}>
            {t("later")}
          </Menu.Item>
          <Menu.Item leftSection={icon(IconCopy)} onClick={on.onCopy}>
            {t("copy")}
          </Menu.Item>
          <Menu.Item leftSection={icon(IconTrash)} c="var(--cr-alert-text)" disabled={isOn} onClick={on.onTakeOut}>
            {t(isOn ? "is_on" : "take_out")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </li>
  );
}
