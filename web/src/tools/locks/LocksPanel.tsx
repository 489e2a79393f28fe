import { IconCheck, IconLock, IconMessageOff, IconUserCog } from "@tabler/icons-react";
import buttons from "../../design/buttons.module.css";
import { Panel } from "../../design/Panel";
import { Segments } from "../../design/Segments";
import { SwitchRow } from "../../design/SwitchRow";
import { useT } from "../../design/strings";
import { useFormat } from "../../design/useFormat";
import { useClass, useShown } from "../../session/context";
import { useShell } from "../../session/shell";
import { nameOf } from "../../store/people";
import { all, one } from "../../store/room";
import type { Lock, Preset } from "../../wire/views";
import panel from "../panel.module.css";
import { may, useMay } from "../presence/powers";
import { holds, LOCKS, lockedIn, NEEDS } from "./locked";
import { words } from "./strings";

const PRESETS = ["open", "lesson", "quiet", "test"] as const;
const OF_PUPILS = LOCKS.filter((lock) => lock !== "names");

interface LocksPanelProps {
  closeLabel: string;
  onClose: () => void;
}

/** What pupils may do: staff change it, pupils read the same list. */
export default function LocksPanel(props: LocksPanelProps) {
  return useMay("lead") ? <Changing {...props} /> : <Reading {...props} />;
}

function Changing({ closeLabel, onClose }: LocksPanelProps) {
  const t = useT(words);
  const { live } = useClass();
  const { ask } = useShell();
  const gives = useMay("give_roles");
  const moderates = useMay("moderate");
  const locked = useShown(lockedIn);
  const doorLocked = useShown((room) => all(room, "class")[0]?.view.locked ?? false);
  const preset = useShown((room) => one(room, "locks", "locks")?.view.preset ?? "open");
  const turn = (lock: Lock, lockIt: boolean) =>
    live.tell({ kind: "locks.set", locked: LOCKS.filter((one) => (one === lock ? lockIt : locked.includes(one))) });
  return (
    <Panel
      title={t("title")}
      closeLabel={closeLabel}
      onClose={onClose}
      data-testid="locks"
      foot={<p className={panel.note}>{t("foot")}</p>}
    >
      <Segments<Preset>
        label={t("presets")}
        options={PRESETS.map((value) => ({ value, label: t(value) }))}
        value={preset}
        onChange={(value) => live.tell({ kind: "locks.preset", preset: value })}
      />
      <Since />
      {OF_PUPILS.map((lock) => (
        <SwitchRow
          key={lock}
          label={t(lock)}
          hint={
            lock === "microphone" || lock === "screen" || lock === "chat" || lock === "private" || lock === "notes"
              ? t(`${lock}_hint`)
              : undefined
          }
          on={!locked.includes(lock)}
          data-testid="lock"
          data-id={lock}
          onChange={(on) => turn(lock, !on)}
        />
      ))}
      <SwitchRow label={t("hand")} hint={t("hand_hint")} on />
      <h3 className={panel.group}>{t("the_class")}</h3>
      <SwitchRow
        label={t("door")}
        hint={t("door_hint")}
        on={doorLocked}
        data-testid="lock-door"
        onChange={(on) => live.tell({ kind: "class.lock", locked: on })}
      />
      <SwitchRow
        label={t("names")}
        on={locked.includes("names")}
        data-testid="lock"
        data-id="names"
        onChange={(on) => turn("names", on)}
      />
      {moderates && (
        <button
          type="button"
          className={`${buttons.line} ${buttons.wide}`}
          style={{ marginBlockStart: 12 }}
          data-testid="open-words"
          onClick={() => ask("words")}
        >
          <IconMessageOff size={18} stroke={1.75} aria-hidden />
          {t("words")}
        </button>
      )}
      {gives && (
        <button
          type="button"
          className={`${buttons.line} ${buttons.wide}`}
          style={{ marginBlockStart: 12 }}
          data-testid="open-powers"
          onClick={() => ask("powers")}
        >
          <IconUserCog size={18} stroke={1.75} aria-hidden />
          {t("helpers")}
        </button>
      )}
    </Panel>
  );
}

/** Which preset, whether it was changed, when and by whom. Nothing before the first change. */
function Since() {
  const t = useT(words);
  const format = useFormat();
  const { me } = useClass();
  const view = useShown((room) => one(room, "locks", "locks"))?.view;
  const by = view?.by ?? null;
  const name = useShown((room) => (by === null ? undefined : nameOf(room, by)));
  if (view?.at_ms == null) return null;
  const what = t(view.changed ? "with_changes" : "as_preset", { preset: t(view.preset) });
  const who = by === me.person.id ? t("you") : (name ?? t("someone"));
  return (
    <p className={panel.note} data-testid="locks-since">
      {t("changed", { what, time: format.time(new Date(view.at_ms)), name: who })}
    </p>
  );
}

function Reading({ closeLabel, onClose }: LocksPanelProps) {
  const t = useT(words);
  const { info, me } = useClass();
  const room = useShown((shown) => shown);
  const barred = (lock: Lock) => holds(room, lock, me.person.id, info.role);
  const able = (lock: Lock) => lock === "names" || may(room, me.person.id, info.role, NEEDS[lock]);
  return (
    <Panel title={t("title_own")} closeLabel={closeLabel} onClose={onClose} data-testid="locks">
      <Since />
      <ul className={panel.list}>
        {LOCKS.map((lock) => (
          <Told
            key={lock}
            lock={lock}
            label={t(`${lock}_own`)}
            hint={lock === "microphone" || lock === "chat" || lock === "private" ? t(`${lock}_own_hint`) : undefined}
            state={!able(lock) ? "never" : barred(lock) ? "locked" : "allowed"}
          />
        ))}
        <Told label={t("hand")} hint={t("hand_hint")} state="allowed" />
      </ul>
    </Panel>
  );
}

interface ToldProps {
  lock?: Lock;
  label: string;
  hint?: string | undefined;
  state: "allowed" | "locked" | "never"; // for a while, or not at all in this role
}

function Told({ lock, label, hint, state }: ToldProps) {
  const t = useT(words);
  return (
    <li data-testid="lock" data-id={lock} data-state={state === "allowed" ? "on" : "off"}>
      <span className={panel.name}>
        <b>{label}</b>
        {hint && <span>{hint}</span>}
      </span>
      <span className={panel.told}>
        {state === "allowed" ? (
          <IconCheck size={18} stroke={1.75} aria-hidden />
        ) : (
          <IconLock size={18} stroke={1.75} aria-hidden />
        )}
        {t(state)}
      </span>
    </li>
  );
}
