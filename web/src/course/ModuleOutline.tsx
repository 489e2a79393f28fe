import { Link } from "wouter";
import { Shape, type ShapeState } from "../design/Shape";
import { useT } from "../design/strings";
import { addressOf, hereIn, moduleOf } from "./known";
import { words } from "./strings";
import style from "./study.module.css";
import type { Activity, Course, LessonPageData } from "./types";

interface OutlineProps {
  course: Course;
  activity: string;
  /** The headings of the lesson that is open. */
  headings?: LessonPageData["outline"];
}

/** The steps of this module, and below the open one its headings. Desk only; phones have the crumbs. */
export function ModuleOutline({ course, activity, headings = [] }: OutlineProps) {
  const t = useT(words);
  const module = moduleOf(course, activity);
  if (!module) return null;
  const here = hereIn(course)?.id;
  const done = module.activities.filter(({ state }) => state === "done").length;
  return (
    <nav className={style.outline} aria-label={t("outline")}>
      <p>
        {module.title}, {t("module_part", { done, total: module.activities.length })}
      </p>
      <ol>
        {module.activities.map((step) => (
          <li key={step.id}>
            <Link
              href={addressOf(course, step)}
              className={step.id === activity ? style.here : ""}
              aria-current={step.id === activity ? "page" : undefined}
            >
              <Shape state={shapeOf(step, here)} />
              {step.title}
            </Link>
            {step.id === activity && headings.length > 1 && (
              <ol>
                {headings.map((heading) => (
                  <li key={heading.id}>
                    <a href={`#${heading.id}`}>{heading.text}</a>
                  </li>
                ))}
              </ol>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

function shapeOf(step: Activity, here: string | undefined): ShapeState {
  if (step.state === "done") return "done";
  if (step.state === "locked") return "locked";
  return step.id === here ? "now" : "open";
}
