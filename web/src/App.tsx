import { lazy, Suspense } from "react";
import { Route, Switch } from "wouter";
import { Resources } from "./api/useResource";

const StartPage = lazy(() => import("./course/StartPage"));
const CourseArea = lazy(() => import("./course/CourseArea"));
const SessionPage = lazy(() => import("./session/SessionPage"));

/** Which page an address shows. The class and the course load separately: who studies does not wait for WebRTC code. */
export function App() {
  return (
    <Resources>
      <Suspense fallback={null}>
        <Switch>
          <Route path="/s/:session">{({ session }) => <SessionPage key={session} session={session} />}</Route>
          <Route path="/c/:course/*?">{({ course }) => <CourseArea key={course} id={course} />}</Route>
          <Route>
            <StartPage />
          </Route>
        </Switch>
      </Suspense>
    </Resources>
  );
}
