import { IconLoader2 } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { useSaid } from "../api/useSaid";
import buttons from "../design/buttons.module.css";
import { Notice } from "../design/Notice";
import { useT } from "../design/strings";
import { useNow } from "../design/useNow";
import { isStaff } from "../store/people";
import { all } from "../store/room";
import { AwayNotice } from "../tools/attention/AwayNotice";
import { FromStaff } from "../tools/group/FromStaff";
import { EndingNotice } from "../tools/moderation/EndClass";
import { usePreparing } from "../tools/preparing/usePreparing";
import { Asked } from "../tools/requests/Asked";
import { useClass, useLive, useLocal, useMedia, usePeople, useShown } from "./context";
import { Troubled } from "./DeviceCheck";
import { Note } from "./Note";
import style from "./Notices.module.css";
import { words } from "./strings";

const SHOW_AFTER_MS = 2_000; // a shorter break nobody needs to know of
const REJOIN_AFTER_MS = 30_000;
const TEACHER_GONE_MS = 10_000;

/** What happened, what is safe, what to do: in the flow above the stage, covering nothing. */
export function Notices({ heldBack, onHear }: { heldBack: { again: () => void } | null; onHear: () => void }) {
  const t = useT(words);
  const said = useSaid();
  const { live } = useClass();
  const toasts = useLive((state) => state.toasts);
  const blocked = useMedia((state) => state.blocked);
  const local = useLocal((state) => state);
  return (
    <div className={style.notices}>
      <Reconnecting />
      <FromStaff />
      <Asked />
      <EndingNotice />
      <AwayNotice />
      {heldBack && (
        <Notice
          kind="hand"
          title={t("hear_title")}
          action={
            <button
              type="button"
              className={buttons.line}
              onClick={() => {
                heldBack.again();
                onHear();
              }}
            >
              {t("hear")}
            </button>
          }
        />
      )}
      {blocked && (
        <Notice kind="hand" title={t("udp_title")}>
          {t("udp_in_body")}
        </Notice>
      )}
      {local.microphone.trouble === "unplugged" && <Troubled kind="microphone" mine={local.microphone} />}
      {local.camera.trouble === "unplugged" && <Troubled kind="camera" mine={local.camera} />}
      <TeacherGone />
      <Warned />
      {toasts.map((toast) => (
        <Note
          key={toast.id}
          {...toast}
          title={toast.code === undefined ? toast.title : said({ code: toast.code, message: toast.title })}
          onAway={() => live.dismiss(toast.id)}
        >
          {toast.more}
        </Note>
      ))}
    </div>
  );
}

function Reconnecting() {
  const t = useT(words);
  const lost = useLive((state) => state.lost);
  const media = useMedia((state) => state);
  const now = useNow(1_000).getTime();
  const broken = media.everUp && (media.publish !== "connected" || media.subscribe !== "connected");
  const since = lost?.since_ms;
  const late = since !== undefined && now - since > SHOW_AFTER_MS;
  const forLong = since !== undefined && now - since > REJOIN_AFTER_MS;
  if (!late && !(broken && lost === null)) return null;
  const rejoin = (
    <button type="button" className={buttons.line} onClick={() => location.reload()}>
      {t("rejoin")}
    </button>
  );
  return (
    <div className={style.toast} role="status" data-testid="reconnecting">
      <IconLoader2 size={22} stroke={1.75} className={style.spin} aria-hidden />
      <div className={style.words}>
        <b>{late ? t("reconnecting", { tries: lost?.tries ?? 1 }) : t("media_again")}</b>
        <div>{late ? t(forLong ? "reconnecting_long" : "reconnecting_more") : t("media_again_more")}</div>
      </div>
      {forLong && rejoin}
    </div>
  );
}

/** Only for who is taught: staff know themselves when they are alone. */
function TeacherGone() {
  const t = useT(words);
  const { info } = useClass();
  const people = usePeople();
  const [late, setLate] = useState(false);
  const staff = people.filter((person) => person.staff);
  const here = staff.some(({ reconnecting }) => !reconnecting);
  const missing = !here && people.length > 0;
  useEffect(() => {
    setLate(false);
    if (!missing) return;
    const timer = setTimeout(() => setLate(true), TEACHER_GONE_MS);
    return () => clearTimeout(timer);
  }, [missing]);
  if (isStaff(info.role) || !late) return null;
  const lost = staff[0];
  return (
    <Notice kind="hand" title={lost ? t("teacher_gone", { name: lost.name }) : t("teacher_left")}>
      {t("teacher_gone_more")}
    </Notice>
  );
}

/** Let in by the policy *warn* although something is missing; once, and it can be put away. */
function Warned() {
  const t = useT(words);
  const { info } = useClass();
  const door = useLive((state) => state.door);
  const open = useShown((room) => all(room, "class")[0]?.view.policy ?? null) !== null;
  const preparing = usePreparing() !== null;
  const [away, setAway] = useState(false);
  const missing = (door?.prerequisites ?? []).filter(({ done }) => !done);
  if (!open || away || preparing || info.role !== "learner" || missing.length === 0) return null;
  const titles = missing.map(({ title }) => title).join(", "); // many are questions and end as such
  return (
    <Note kind="hand" title={t("warned_title")} onAway={() => setAway(true)}>
      {`${titles}${/[.?!]$/.test(titles) ? "" : "."} ${t("warned_more")}`}
    </Note>
  );
}
