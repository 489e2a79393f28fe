import { useMediaQuery } from "@mantine/hooks";
import { Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useT } from "../design/strings";
import { useFocusKept } from "../design/useFocusKept";
import { useSide } from "../design/usePhone";
import { Grey, Waiting } from "../design/Waiting";
import { Sounds } from "../stage/Sounds";
import { Stage } from "../stage/Stage";
import { isStaff } from "../store/people";
import { SignBar } from "../tools/attention/SignBar";
import { Unsent } from "../tools/chat/outgoing";
import { useCalled } from "../tools/chat/useCalled";
import { useReports } from "../tools/incidents/useReports";
import { useKeptNotes } from "../tools/notes/useKept";
import { PickCard } from "../tools/picks/PickCard";
import { PollBar } from "../tools/polls/PollBar";
import { useGoneOn, usePreparing } from "../tools/preparing/usePreparing";
import { useMay } from "../tools/presence/powers";
import { Reactions } from "../tools/reactions/Reactions";
import { useLookingState } from "../tools/showing/looking";
import { ShownElsewhere } from "../tools/showing/SurfaceFrame";
import { TimerBar } from "../tools/timers/TimerBar";
import { Announcer } from "./Announcer";
import style from "./ClassPage.module.css";
import { Controls } from "./Controls";
import { useClass, useMine, useShown } from "./context";
import { Dialogs } from "./Dialogs";
import { Keys } from "./Keys";
import { lastHere, useKeepHere } from "./lastHere";
import { Notices } from "./Notices";
import { type PanelName, Panels } from "./Panels";
import { GroupBar, GroupsView, loadTheRest, PrepBar, PrepRoom, QuestionNow } from "./parts";
import { openSet } from "./places";
import { type DialogName, type Shell, ShellContext, type View } from "./shell";
import { words } from "./strings";
import { TopBar } from "./TopBar";
import { useMyRole } from "./useMyRole";
import { useNews } from "./useNews";
import { useSheetGoes } from "./useSheetGoes";

const SETTLED_MS = 4_000; // sound and pictures come first

/** The class itself: stage or groups, one panel, controls. */
export default function ClassPage({ onLeave }: { onLeave: () => void }) {
  const t = useT(words);
  const { info } = useClass();
  const mine = useMine();
  const staff = isStaff(info.role);
  const phone = useMediaQuery("(max-width: 767.98px)", undefined, { getInitialValueInEffect: false }) ?? false;
  const side = useSide();
  const narrow = phone || side; // the tray holds five controls, the rest is under More
  const [before] = useState(() =>
    lastHere(mine, { panel: staff && !narrow ? "people" : null, view: "stage", turned: null }),
  );
  const [panel, open] = useState<PanelName | null>(before.panel);
  const [wanted, turn] = useState<View>(before.view);
  const middle = useRef<HTMLDivElement>(null); // notices, cards and bars come and go in it
  const aside = useRef<PanelName | null>(null); // all groups at once need the width; then it comes back
  const [dialog, ask] = useState<DialogName | null>(null);
  const [grid, setGrid] = useState(false);
  const [heldBack, setHeldBack] = useState<{ again: () => void } | null>(null);
  const groups = useMay("move_people");
  const view = groups ? wanted : "stage";
  const grouped = useShown(openSet) !== undefined;
  const preparing = usePreparing();
  const { now: looking, look: turnTo, turned } = useLookingState(before.turned);
  useKeepHere(mine, { panel, view: wanted, turned });
  const toggle = useCallback((name: PanelName) => open((now) => (now === name ? null : name)), []);
  const show = useCallback(
    (next: View) => {
      turn(next);
      if (next === "groups") {
        aside.current = narrow ? null : panel;
        open(null);
      } else if (wanted === "groups" && panel === null) open(aside.current);
    },
    [panel, narrow, wanted],
  );
  const turnGrid = useCallback(() => setGrid((now) => !now), []);
  const look = useCallback<Shell["look"]>(
    (at) => {
      turnTo(at);
      show("stage");
      if (narrow && at !== null) open(null); // a sheet would cover it
    },
    [turnTo, show, narrow],
  );
  const shell = useMemo<Shell>(
    () => ({ panel, view, toggle, open, show, looking, look, ask }),
    [panel, view, toggle, show, looking, look],
  );
  useFocusKept(middle);
  useSheetGoes(narrow && !staff && panel !== null, () => open(null));
  useNews();
  useReports();
  useCalled(panel === "chat");
  useGoneOn();
  useKeptNotes();
  useMyRole();
  useEffect(() => {
    if (!staff) open((now) => (now === "door" || now === "ready" ? null : now)); // what only staff have
  }, [staff]);
  useEffect(() => {
    const gone = new AbortController();
    const timer = setTimeout(() => void loadTheRest(staff, gone.signal), SETTLED_MS);
    return () => {
      clearTimeout(timer);
      gone.abort();
    };
  }, [staff]);
  return (
    <ShellContext value={shell}>
      <div className={`${style.page} ${panel ? style.withPanel : ""}`} data-testid="class" data-view={view}>
        <TopBar grid={grid} onGrid={turnGrid} phone={phone} />
        <div className={style.middle} ref={middle}>
          <Notices heldBack={heldBack} onHear={() => setHeldBack(null)} />
          {view === "groups" ? (
            <Suspense fallback={<Loading label={t("loading_part")} />}>
              <GroupsView onClose={() => show("stage")} />
            </Suspense>
          ) : preparing === "prepares" ? (
            <Suspense fallback={<Loading label={t("loading_part")} />}>
              <PrepRoom />
            </Suspense>
          ) : (
            <Stage grid={grid} phone={phone && !side} side={side} covered={panel !== null} looking={looking} />
          )}
          <Reactions />
          <div className={style.bars}>
            <Suspense fallback={null}>{view === "stage" && grouped && <GroupBar />}</Suspense>
            <Suspense fallback={null}>{preparing === "helps" && <PrepBar />}</Suspense>
            {preparing !== "prepares" && <ShownElsewhere />}
            <Suspense fallback={null}>{preparing !== "prepares" && <QuestionNow />}</Suspense>
            <SignBar />
            <PickCard />
            <PollBar />
            <TimerBar />
          </div>
        </div>
        {panel && (
          <div className={style.panel} id="panel">
            <Suspense fallback={<Loading label={t("loading_part")} />}>
              <Panels panel={panel} onPanel={open} onClose={() => open(null)} />
            </Suspense>
          </div>
        )}
        <footer className={style.controls}>
          <Controls phone={narrow} onLeave={onLeave} />
        </footer>
        <Sounds onHeldBack={useCallback((again: () => void) => setHeldBack({ again }), [])} />
        <Announcer />
        <Unsent />
        <Keys onGrid={turnGrid} />
        <Suspense fallback={null}>
          <Dialogs dialog={dialog} onClose={() => ask(null)} onLeave={onLeave} staff={staff} />
        </Suspense>
      </div>
    </ShellContext>
  );
}

const Loading = ({ label }: { label: string }) => (
  <div className={style.loading}>
    <Waiting label={label}>
      <Grey wide="60%" high={24} />
      <Grey wide="100%" high={160} round={14} />
    </Waiting>
  </div>
);
