import { IconFlask, IconHelp, IconLink } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { LanguageChoice } from "../design/LanguageChoice";
import { Mark } from "../design/Mark";
import { useT } from "../design/strings";
import style from "./DoorPage.module.css";
import { words } from "./strings";

/** For who is not signed in: what this is and how to get in. No names, no list of classes before that. */
export function DoorPage({ lost = false }: { lost?: boolean }) {
  const t = useT(words);
  return (
    <div className={style.door}>
      <header className={style.bar}>
        <Mark />
        <b>{t("product")}</b>
        <LanguageChoice />
      </header>
      <main className={style.main}>
        <div className={style.picture} aria-hidden>
          <Table />
          <p>{t("door_seat")}</p>
        </div>
        <div className={style.words}>
          <h1>{lost ? t("signed_out_title") : t("door_title")}</h1>
          <p className={style.lead}>{t("door_lead")}</p>
          <section className={style.card} aria-labelledby="how">
            <h2 id="how">{t("door_how")}</h2>
            <Way icon={<IconLink size={20} stroke={1.75} />} title={t("door_link")}>
              {t("door_link_more")}
            </Way>
            <Way icon={<IconHelp size={20} stroke={1.75} />} title={t("door_lost")}>
              {t("door_lost_more")}
            </Way>
            <Way icon={<IconFlask size={20} stroke={1.75} />} title={t("door_try")}>
              {t("door_try_more")}
            </Way>
          </section>
        </div>
      </main>
    </div>
  );
}

function Way({ icon, title, children }: { icon: ReactNode; title: string; children: ReactNode }) {
  return (
    <div className={style.way}>
      <span aria-hidden>{icon}</span>
      <p>
        <b>{title}</b> <span>{children}</span>
      </p>
    </div>
  );
}

/** A table with one dashed pine seat: yours. */
function Table() {
  const rows = {
    far: ["accent-1", "info-1", "accent-2", "group-1"],
    near: ["group-2", "free", "accent-3", "info-2"],
  };
  const seats = (row: string[]) => (
    <div className={style.seats}>
      {row.map((seat) => {
        const [tint] = seat.split("-");
        const look = tint === "free" ? {} : { background: `var(--cr-${tint}-soft)` };
        return <i key={seat} className={tint === "free" ? style.free : ""} style={look} />;
      })}
    </div>
  );
  return (
    <div className={style.table}>
      {seats(rows.far)}
      <div className={style.desk} />
      {seats(rows.near)}
    </div>
  );
}
