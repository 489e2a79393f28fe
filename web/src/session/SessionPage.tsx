import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { Link } from "wouter";
import { useStore } from "zustand";
import { Problem } from "../api/request";
import { useResource } from "../api/useResource";
import buttons from "../design/buttons.module.css";
import { Notice } from "../design/Notice";
import { useT } from "../design/strings";
import { useTitle } from "../design/useTitle";
import { Grey, Waiting } from "../design/Waiting";
import { useAllWordsSoon } from "../design/WithAllWords";
import { LocalMedia } from "../media/local";
import { one, useRoom } from "../store/room";
import { deviceId } from "../wire/ids";
import type { Me, SessionInfo } from "../wire/types";
import ClassPage from "./ClassPage";
import { ClassContext, type InClass, mineIn } from "./context";
import { DoorFrame } from "./DoorFrame";
import { Lobby } from "./Lobby";
import { forgetHere } from "./lastHere";
import { LiveClass, type Wish } from "./live";
import { Elsewhere, Ended, Removed } from "./Over";
import { PreJoin } from "./PreJoin";
import { exposeStats } from "./stats";
import { words } from "./strings";

/** `/s/{session}`: before the class, at its door, in it and after it, at one address. */
export default function SessionPage({ session }: { session: string }) {
  const t = useT(words);
  const me = useResource<Me>("/api/v1/me");
  const info = useResource<SessionInfo>(`/api/v1/sessions/${encodeURIComponent(session)}`);
  useTitle(info.value?.title);
  useAllWordsSoon();
  const problem = me.problem ?? info.problem;
  if (me.value && info.value) return <Session session={session} me={me.value} info={info.value} reload={info.reload} />;
  return (
    <DoorFrame>
      {problem === undefined ? (
        <Waiting label={t("loading")}>
          <Grey wide={320} high={32} />
          <Grey wide={440} high={220} round={16} />
        </Waiting>
      ) : (
        <Trouble problem={problem} again={() => void Promise.all([me.reload(), info.reload()])} />
      )}
    </DoorFrame>
  );
}

function Trouble({ problem, again }: { problem: Problem; again: () => void }) {
  const t = useT(words);
  if (problem.status === 401)
    return (
      <Notice kind="info" title={t("signed_out_title")}>
        {t("signed_out_body")}
      </Notice>
    );
  if (problem.status === 404) {
    const home = (
      <Link href="/" className={buttons.line}>
        {t("to_start")}
      </Link>
    );
    return (
      <Notice kind="info" title={t("not_found_title")} action={home}>
        {t("not_found_body")}
      </Notice>
    );
  }
  const retry = (
    <button type="button" className={buttons.line} onClick={again}>
      {t("try_again")}
    </button>
  );
  return (
    <Notice kind="alert" title={t("failed_title")} action={retry}>
      {t("failed_body")}
    </Notice>
  );
}

interface SessionProps {
  session: string;
  me: Me;
  info: SessionInfo;
  reload: () => Promise<void>;
}

function Session({ session, me, info, reload }: SessionProps) {
  const [local, setLocal] = useState(() => new LocalMedia());
  const [live, setLive] = useState<LiveClass | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [joining, setJoining] = useState(false);
  const device = useRef<Promise<string>>(undefined);
  device.current ??= deviceId();
  const open = useRef<{ live: LiveClass | null }>({ live: null });
  open.current.live = live;
  useEffect(() => () => open.current.live?.close(), []);

  const join = async (wish: Wish) => {
    performance.mark("classroom:join-click");
    setJoining(true);
    setProblem(null);
    const made = new LiveClass(session, (await device.current) ?? "", me.person.id, me.wire, wish, local);
    try {
      await made.join();
      exposeStats(made, session);
      setLive(made);
    } catch (error) {
      made.close();
      if (!(error instanceof Problem)) throw error;
      setProblem(error);
    }
    setJoining(false);
  };
  const leave = async () => {
    await live?.leave();
    forgetHere(mineIn(session, me.person.id));
    setLive(null);
    setLocal(new LocalMedia());
    void reload();
  };

  if (live === null) {
    return (
      <PreJoin
        info={info}
        me={me}
        local={local}
        joining={joining}
        problem={problem}
        onJoin={(wish) => void join(wish)}
      />
    );
  }
  return (
    <Inside live={live} info={info} me={me}>
      <Phase live={live} onLeave={() => void leave()} />
    </Inside>
  );
}

/** In the class one is in the role that the class says: it may change while one is there. */
function Inside({ live, info, me, children }: InClass & { children: ReactNode }) {
  const role = useRoom(live.room, (room) => one(room, "member", me.person.id)?.view.role) ?? info.role;
  const inside = useMemo(() => ({ live, me, info: { ...info, role } }), [live, me, info, role]);
  return <ClassContext value={inside}>{children}</ClassContext>;
}

function Phase({ live, onLeave }: { live: LiveClass; onLeave: () => void }) {
  const t = useT(words);
  const phase = useStore(live.store, (state) => state.phase);
  if (phase === "lobby") return <Lobby onLeave={onLeave} />;
  if (phase === "removed") return <Removed onBack={onLeave} />;
  if (phase === "ended") return <Ended />;
  if (phase === "elsewhere") return <Elsewhere onTakeOver={onLeave} />;
  if (phase === "signed_out") {
    return (
      <DoorFrame>
        <Notice kind="info" title={t("signed_out_title")}>
          {t("signed_out_body")}
        </Notice>
      </DoorFrame>
    );
  }
  return <ClassPage onLeave={onLeave} />;
}
