import { Button } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { Link } from "wouter";
import { useT } from "../design/strings";
import page from "./page.module.css";
import { words } from "./strings";
import type { Activity, Course } from "./types";

/** A step that is not open: what it needs, and a link to that. */
export function LockedPage({ course, activity }: { course: Course; activity: Activity }) {
  const t = useT(words);
  const missing = activity.needs.filter(({ done }) => !done);
  const [first] = missing;
  return (
    <div className={page.empty} style={{ marginBlockStart: 24 }} data-testid="locked">
      <span className={page.emptyIcon} aria-hidden>
        <IconLock stroke={1.75} />
      </span>
      <h1 style={{ fontSize: 24 }}>{activity.title}</h1>
      <b>{t("locked_title")}</b>
      {first ? (
        <>
          <p className={`${page.small} ${page.second}`}>
            {t("locked_body", { what: missing.map(({ title }) => title).join(", ") })}
          </p>
          <Button component={Link} href={`/c/${course.id}/a/${first.id}`} mt="sm">
            {first.title}
          </Button>
        </>
      ) : (
        <Button component={Link} href={activity.session ? `/s/${activity.session.id}` : `/c/${course.id}`} mt="sm">
          {activity.session ? t("to_the_door") : t("back_to_course")}
        </Button>
      )}
    </div>
  );
}
