import { IconCopy, IconPhoto, IconPhotoOff, IconRefresh } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import buttons from "../../design/buttons.module.css";
import { Panel } from "../../design/Panel";
import { Shape } from "../../design/Shape";
import { useT } from "../../design/strings";
import { useClass, useLive, useMedia } from "../../session/context";
import { useLineWord } from "../../session/TopBar";
import panel from "../panel.module.css";
import { words } from "./strings";
import { useMeasured } from "./useMeasured";

/** How the line is, in words with a number beside: the same as `window.classroom.stats()`. */
export default function ConnectionPanel({ closeLabel, onClose }: { closeLabel: string; onClose: () => void }) {
  const t = useT(words);
  const { live } = useClass();
  const { state } = useLineWord();
  const onlySound = useLive((now) => now.onlySound);
  const repairs = useMedia((now) => now.repairs);
  const { stats, history, again } = useMeasured();
  const [copied, setCopied] = useState(false);
  const how = state === "reconnecting" ? "lost" : state;
  const cameras = stats?.subscribe.filter(({ kind, framesDecoded }) => kind !== "audio" && framesDecoded > 0) ?? [];
  const lines = Math.max(0, ...cameras.map(({ height }) => height));
  const loss = (share: number | null | undefined, none: string) =>
    share == null ? none : share < 0.01 ? t("well") : t("pieces", { count: Math.round(share * 100) });
  const copy = () => {
    void window.classroom?.stats().then(async (all) => {
      const ours = {
        ...all,
        participant: undefined,
        subscribe: all.subscribe.map(({ participant: _, ...one }) => one),
      };
      await navigator.clipboard?.writeText(
        JSON.stringify({ ...ours, way: stats?.way, browser: navigator.userAgent }, null, 2),
      );
      setCopied(true);
    });
  };
  const foot = (
    <div className={panel.foot}>
      <button
        type="button"
        className={buttons.line}
        data-testid="only-sound"
        aria-pressed={onlySound}
        onClick={() => live.onlySound(!onlySound)}
      >
        {onlySound ? (
          <IconPhoto size={18} stroke={1.75} aria-hidden />
        ) : (
          <IconPhotoOff size={18} stroke={1.75} aria-hidden />
        )}
        {t(onlySound ? "with_pictures" : "only_sound")}
      </button>
      <button type="button" className={buttons.line} onClick={again}>
        <IconRefresh size={18} stroke={1.75} aria-hidden />
        {t("test_again")}
      </button>
    </div>
  );
  return (
    <Panel
      title={t(`${how}_title`)}
      closeLabel={closeLabel}
      onClose={onClose}
      foot={foot}
      data-testid="connection-details"
    >
      <p className={panel.lead}>{t(`${how}_more`)}</p>
      <div className={panel.bars} role="img" aria-label={t("last_minutes")}>
        {history.map((mark) => (
          <i key={mark.at} className={panel[mark.how]} />
        ))}
      </div>
      <dl>
        <Fact name={t("you_hear")} ok={(stats?.lostShare ?? 0) < 0.02}>
          {stats === null ? t("unknown") : loss(stats.lostShare, t("nobody"))}
        </Fact>
        <Fact name={t("you_heard")} ok={(stats?.heardLostShare ?? 0) < 0.02}>
          {stats === null ? t("unknown") : loss(stats.heardLostShare, t("sending_nothing"))}
        </Fact>
        <Fact name={t("there_back")} ok={(stats?.rttMs ?? 0) < 250}>
          {stats?.rttMs == null ? t("unknown") : t("ms", { ms: stats.rttMs })}
        </Fact>
        <Fact name={t("picture")} ok>
          {cameras.length === 0 ? t("no_pictures") : t("lines", { count: cameras.length, lines })}
        </Fact>
        <Fact name={t("way")} ok={how !== "blocked"}>
          {stats?.way == null ? t("unknown") : t(`way_${stats.way}`)}
        </Fact>
      </dl>
      {repairs > 0 && <p className={panel.lead}>{t("repaired", { count: repairs })}</p>}
      <button type="button" className={buttons.quiet} onClick={copy}>
        <IconCopy size={18} stroke={1.75} aria-hidden />
        {t(copied ? "copied" : "copy")}
      </button>
    </Panel>
  );
}

function Fact({ name, ok, children }: { name: string; ok: boolean; children: ReactNode }) {
  return (
    <div className={panel.fact}>
      <dt>{name}</dt>
      <dd className="tabular">
        <Shape state={ok ? "done" : "half"} size={18} />
        {children}
      </dd>
    </div>
  );
}
