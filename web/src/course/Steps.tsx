import { UnstyledButton } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconBroadcast, IconChevronDown, IconFileText, IconListCheck, IconPlayerPlay } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Link } from "wouter";
import { Shape, type ShapeState } from "../design/Shape";
import { useT } from "../design/strings";
import { addressOf, hereIn } from "./known";
import page from "./page.module.css";
import style from "./steps.module.css";
import { words } from "./strings";
import type { Activity, ActivityKind, Course, Module } from "./types";

export const KIND_ICONS = {
  lesson: IconFileText,
  video: IconPlayerPlay,
  quiz: IconListCheck,
  live: IconBroadcast,
} satisfies Record<ActivityKind, unknown>;

interface StepsProps {
  course: Course;
  /** The second line of a step. */
  more: (activity: Activity) => ReactNode;
  /** What stands at its end: a chip, or how many have done it. */
  end: (activity: Activity) => ReactNode;
  /** Its mark on the thread; without it how far the reader is. */
  shape?: (activity: Activity) => ShapeState;
  /** Finished modules fold to one line (learners). */
  folds?: boolean;
}

/** All modules of a course on the thread. */
export function Steps({ course, more, end, shape, folds = false }: StepsProps) {
  const here = folds ? hereIn(course) : undefined;
  return (
    <div>
      {course.modules.map((module) => (
        <ModuleSteps
          key={module.id}
          module={module}
          course={course}
          here={here?.id}
          more={more}
          end={end}
          {...(shape ? { shape } : {})}
          folds={folds}
        />
      ))}
    </div>
  );
}

type ModuleProps = StepsProps & { module: Module; here: string | undefined };

function ModuleSteps({ module, folds, ...rest }: ModuleProps) {
  const t = useT(words);
  const done = module.activities.filter(({ state }) => state === "done").length;
  const total = module.activities.length;
  const finished = folds && total > 0 && done === total;
  const [open, { toggle }] = useDisclosure(false);
  return (
    <section className={style.module} aria-label={module.title}>
      {finished ? (
        <UnstyledButton className={`${style.folded} ${open ? style.open : ""}`} aria-expanded={open} onClick={toggle}>
          <span className={style.node}>
            <Shape state="done" />
          </span>
          <h2>{module.title}</h2>
          <span className={`${page.small} ${page.third}`}>{t("module_done", { done, total })}</span>
          <span className={style.fold}>
            {open ? t("hide") : t("show")}
            <IconChevronDown size={20} stroke={1.75} className={style.chevron} aria-hidden />
          </span>
        </UnstyledButton>
      ) : (
        <div className={style.head}>
          <h2>{module.title}</h2>
          {folds && <span className={`${page.small} ${page.third}`}>{t("module_part", { done, total })}</span>}
        </div>
      )}
      <ol className={style.steps} hidden={finished && !open}>
        {module.activities.map((activity, index) => (
          <Step key={activity.id} activity={activity} before={module.activities[index - 1]} {...rest} />
        ))}
      </ol>
    </section>
  );
}

function Step(props: Omit<ModuleProps, "module" | "folds"> & { activity: Activity; before: Activity | undefined }) {
  const { activity, before, course, here, more, end, shape } = props;
  const t = useT(words);
  const Icon = KIND_ICONS[activity.kind];
  const classes = [
    style.step,
    style[activity.state],
    activity.id === here && activity.kind !== "live" && style.here,
    activity.kind === "live" && style.live,
    activity.session?.state === "running" && style.running,
    before?.state === "done" && style.litBefore,
    activity.state === "done" && style.litAfter,
  ];
  const inner = (
    <>
      <span className={style.node}>
        <Shape state={shape?.(activity) ?? shapeOf(activity, here)} />
      </span>
      <span className={style.body}>
        <span className={style.icon} aria-hidden>
          <Icon size={20} stroke={1.75} />
        </span>
        <span className={style.words}>
          <span className={style.title}>{activity.title}</span>
          <span className="visually-hidden"> ({t(`state_${activity.state}`)}) </span>
          <span className={style.more}>{more(activity)}</span>
        </span>
        {end(activity)}
      </span>
    </>
  );
  const shared = {
    className: classes.filter(Boolean).join(" "),
    "data-testid": "activity",
    "data-id": activity.id,
    "data-state": activity.state,
    "data-kind": activity.kind,
  };
  // What is locked still says why when opened; a live class has its own page whatever its state.
  return (
    <li>
      <Link href={addressOf(course, activity)} aria-current={activity.id === here ? "step" : undefined} {...shared}>
        {inner}
      </Link>
    </li>
  );
}

function shapeOf(activity: Activity, here: string | undefined): ShapeState {
  if (activity.state === "done") return "done";
  if (activity.id === here) return "now";
  if (activity.state === "locked") return "locked";
  return activity.score !== null && activity.score !== undefined ? "half" : "open";
}
