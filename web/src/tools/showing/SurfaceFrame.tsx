import { IconScreenShare, IconScreenShareOff, IconUsers, IconX } from "@tabler/icons-react";
import { Suspense, useState } from "react";
import buttons from "../../design/buttons.module.css";
import { useT } from "../../design/strings";
import { Grey, Waiting } from "../../design/Waiting";
import { useClass } from "../../session/context";
import { useShell } from "../../session/shell";
import { SURFACES } from "../../session/surfaces";
import { HeadSlot } from "./InHead";
import { type Looked, same, useMayShow, useNothingYet, useShower, useShowing } from "./looking";
import style from "./showing.module.css";
import { words } from "./strings";

/** What one looks at, with who shows it and the way back to people. */
export function SurfaceFrame({ now }: { now: Looked }) {
  const t = useT(words);
  const { live, me } = useClass();
  const { look } = useShell();
  const shown = useShowing();
  const name = useShower(shown);
  const mayShow = useMayShow();
  const empty = useNothingYet(now);
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  const part = SURFACES.find(({ name }) => name === now.surface);
  const together = shown !== undefined && same(now, shown);
  const by = shown?.by === me.person.id ? t("shown_by_you") : t("shown_by", { name: name ?? t("someone") });
  return (
    <section className={style.frame} aria-label={t(now.surface)} data-testid="surface" data-surface={now.surface}>
      <div className={style.head}>
        <p>
          <b>{t(now.surface)}</b>
          <span>{together ? by : t("only_you")}</span>
        </p>
        <div ref={setSlot} className={style.slot} />
        {!together && mayShow && !empty && (
          <button
            type="button"
            className={buttons.line}
            data-testid="surface-show"
            onClick={() => live.tell({ kind: "showing.show", ...now })}
          >
            <IconScreenShare size={18} stroke={1.75} aria-hidden />
            {t("show")}
          </button>
        )}
        {together && mayShow && (
          <button
            type="button"
            className={buttons.line}
            data-testid="surface-stop"
            onClick={() => live.tell({ kind: "showing.stop" })}
          >
            <IconScreenShareOff size={18} stroke={1.75} aria-hidden />
            {t("stop")}
          </button>
        )}
        <button type="button" className={buttons.quiet} data-testid="surface-close" onClick={() => look(null)}>
          {together ? <IconUsers size={18} stroke={1.75} aria-hidden /> : <IconX size={18} stroke={1.75} aria-hidden />}
          {t(together ? "people" : "close")}
        </button>
      </div>
      <div className={style.body}>
        <Suspense
          fallback={
            <Waiting label={t("loading")}>
              <Grey wide="100%" high={240} round={14} />
            </Waiting>
          }
        >
          <HeadSlot value={slot}>
            {part && <part.Part key={part.stays ? now.surface : `${now.surface} ${now.what}`} what={now.what} />}
          </HeadSlot>
        </Suspense>
      </div>
    </section>
  );
}

/** The room is shown something that one does not look at. */
export function ShownElsewhere() {
  const t = useT(words);
  const { me } = useClass();
  const { looking, look, view } = useShell();
  const shown = useShowing();
  const name = useShower(shown);
  if (shown === undefined || (view === "stage" && same(looking, shown))) return null;
  const said =
    shown.by === me.person.id
      ? `${t(shown.surface)}: ${t("shown_by_you")}`
      : t(`elsewhere_${shown.surface}`, { name: name ?? t("someone") });
  return (
    <section className={style.elsewhere} aria-label={said} data-testid="shown-elsewhere">
      <b>{said}</b>
      <button type="button" className={buttons.line} onClick={() => look({ surface: shown.surface, what: shown.what })}>
        {t("look")}
      </button>
    </section>
  );
}
