import { Suspense } from "react";
import { Route, Switch } from "wouter";
import { Resources } from "./api/useResource";
import { later } from "./design/later";
import { WithAllWords } from "./design/WithAllWords";

const StartPage = later(() => import("./course/StartPage"));
const CourseArea = later(() => import("./course/CourseArea"));
const SessionPage = later(() => import("./session/SessionPage"));

/** Loads what the page at this address is made of. */
export const pageAt = (address: string): Promise<boolean> =>
  (address.startsWith("/s/") ? SessionPage : address.startsWith("/c/") ? CourseArea : StartPage).load();

/** Which page an address shows. The class and the course load separately: who studies does not wait for WebRTC code. */
export function App() {
  return (
    <Resources>
      <Suspense fallback={null}>
        <Switch>
          <Route path="/s/:session">{({ session }) => <SessionPage key={session} session={session} />}</Route>
          <Route path="/c/:course/*?">
            {({ course }) => (
              <WithAllWords>
                <CourseArea key={course} id={course} />
              </WithAllWords>
            )}
          </Route>
          <Route>
            <WithAllWords>
              <StartPage />
            </WithAllWords>
          </Route>
        </Switch>
      </Suspense>
    </Resources>
  );
}
