import type { Resource } from "../api/useResource";
import type { Activity, Course, Me, Module } from "./types";

/** What every page of a course is given. */
export interface Known {
  me: Me;
  course: Course;
  /** The same course, to show that it is out of date and to fetch it again after a step. */
  resource: Resource<Course>;
}

/** Who sees everybody's work. An observer sees the course only. */
export const isStaff = ({ role }: Course): boolean =>
  role === "teacher" || role === "co_teacher" || role === "assistant";

export const activitiesOf = (course: Course): Activity[] => course.modules.flatMap((module) => module.activities);

export const moduleOf = (course: Course, activity: string): Module | undefined =>
  course.modules.find((module) => module.activities.some(({ id }) => id === activity));

/** Where the learner is: the first step that is open and not done. */
export const hereIn = (course: Course): Activity | undefined =>
  activitiesOf(course).find((activity) => activity.state === "open" && activity.kind !== "live") ??
  activitiesOf(course).find((activity) => activity.state === "open");

export const addressOf = (course: Course, activity: Activity): string =>
  activity.kind === "live" && activity.session ? `/s/${activity.session.id}` : `/c/${course.id}/a/${activity.id}`;
