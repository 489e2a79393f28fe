import { useEffect } from "react";
import buttons from "../../design/buttons.module.css";
import { Chip } from "../../design/Chip";
import { Shape } from "../../design/Shape";
import { useT } from "../../design/strings";
import { useClass, useHere, useLive } from "../../session/context";
import { Tile } from "../../stage/Tile";
import type { PersonNow } from "../../store/people";
import { HelpBar } from "../group/HelpBar";
import style from "./preparing.module.css";
import { words } from "./strings";

const MOST_TILES = 9; // so many pictures the server sends beside one's own

/** Inside, before the class: what is missing and how to do it, who else is here, and help. One goes on by oneself. */
export default function PrepRoom() {
  const t = useT(words);
  const { info, me } = useClass();
  const needs = useLive((state) => state.door?.prerequisites) ?? [];
  const done = needs.filter((need) => need.done).length;
  const others = useHere().filter(({ id, role }) => id !== me.person.id && role !== "observer");
  return (
    <main className={style.prep} id="stage" tabIndex={-1} data-testid="prep-room">
      <section className={style.card} aria-labelledby="prep-title">
        <div className={style.head}>
          <h2 id="prep-title">{t("title")}</h2>
          {needs.length > 0 && (
            <Chip tone="hand">
              <span data-testid="prep-done" className="tabular">
                {t("done_of", { done, total: needs.length })}
              </span>
            </Chip>
          )}
        </div>
        <p className={style.lead}>{t(needs.length === 0 ? "lead_unknown" : "lead")}</p>
        <ul className={style.needs}>
          {needs.map((need) => (
            <li key={need.id} data-testid="prereq" data-id={need.id} data-state={need.done ? "done" : "missing"}>
              <Shape state={need.done ? "done" : need.score == null ? "open" : "half"} size={22} />
              <span className={style.words}>
                <b>{need.title}</b>
                <span>{t(need.done ? "done" : need.score == null ? "missing" : "not_enough")}</span>
              </span>
              {!need.done && (
                <a
                  href={`/c/${info.course.id}/a/${need.id}`}
                  target="_blank"
                  className={buttons.line}
                  aria-label={t("do_it_name", { title: need.title })}
                  rel="noopener"
                >
                  {t("do_it")}
                </a>
              )}
            </li>
          ))}
        </ul>
        {done < needs.length && <p className={style.note}>{t("new_tab")}</p>}
        <p className="visually-hidden" role="status">
          {needs.length > 0 && t("done_of", { done, total: needs.length })}
        </p>
      </section>
      <div className={style.help}>
        <HelpBar room="prep" id={me.person.id} alone>
          {null}
        </HelpBar>
      </div>
      {others.length > 0 && <Others people={others} />}
    </main>
  );
}

/** Who prepares at the same time, and staff who came to help: they see and hear each other. */
function Others({ people }: { people: readonly PersonNow[] }) {
  const t = useT(words);
  const { live } = useClass();
  const onlySound = useLive((state) => state.onlySound);
  const shown = people.slice(0, MOST_TILES);
  const wanted = shown
    .filter(({ camera }) => camera)
    .map(({ id }) => id)
    .join(" ");
  useEffect(() => {
    live.media.show(onlySound ? null : wanted === "" ? [] : wanted.split(" "));
  }, [live, wanted, onlySound]);
  return (
    <section aria-labelledby="prep-others">
      <h3 id="prep-others" className={style.others}>
        {t("others", { count: people.length })}
      </h3>
      <div className={style.tiles}>
        {shown.map((person) => (
          <Tile key={person.id} person={person} kind="camera" />
        ))}
      </div>
    </section>
  );
}
