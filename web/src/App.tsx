import { lazy, Suspense } from "react";
import { Route, Switch } from "wouter";

const StartPage = lazy(() => import("./course/StartPage"));
const SessionPage = lazy(() => import("./session/SessionPage"));

/** Which page an address shows. The class and the course load separately: who studies does not wait for WebRTC code. */
export function App() {
  return (
    <Suspense fallback={null}>
      <Switch>
        <Route path="/s/:session">{({ session }) => <SessionPage key={session} session={session} />}</Route>
        <Route>
          <StartPage />
        </Route>
      </Switch>
    </Suspense>
  );
}
