import type { Known } from "./known";
import { MyProgressPage } from "./MyProgressPage";
import { ProgressGridPage } from "./ProgressGridPage";

/** `/c/{course}/progress`: one's own for learners, everybody's for staff. */
export default function ProgressPage(known: Known) {
  return known.course.role === "learner" ? <MyProgressPage {...known} /> : <ProgressGridPage {...known} />;
}
