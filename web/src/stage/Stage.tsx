import { IconPhoto, IconUsers } from "@tabler/icons-react";
import { useEffect, useMemo, useState } from "react";
import buttons from "../design/buttons.module.css";
import { Seat } from "../design/Seat";
import { useT } from "../design/strings";
import { useClass, useHere, useLive, useShown } from "../session/context";
import { openSet } from "../session/places";
import { SURFACES } from "../session/surfaces";
import { attendedBy, MAIN } from "../store/people";
import { useMay } from "../tools/presence/powers";
import type { Looked } from "../tools/showing/looking";
import { SurfaceFrame } from "../tools/showing/SurfaceFrame";
import { layout } from "./layout";
import style from "./Stage.module.css";
import { words } from "./strings";
import { Tile } from "./Tile";

interface StageProps {
  grid: boolean;
  /** Narrow: three columns of tiles below the stage. */
  phone: boolean;
  /** A phone on its side: a column of few tiles beside the stage. */
  side: boolean;
  /** A half sheet covers the lower part. */
  covered: boolean;
  /** What fills the big place instead of a person. */
  looking: Looked | null;
}

const STRIP_PLACES = 8; // the eight more cameras that the server sends beside the speaker
const SIDE_PLACES = 4; // what 390 px of height hold
const GRID_PLACES = 9;
const TABLE = 4; // a group of so many sits around a table: nobody is bigger than another

/** Who is seen, and where. What has no place here is not asked for. */
export function Stage({ grid, phone, side, covered, looking }: StageProps) {
  const t = useT(words);
  const { live, me } = useClass();
  const people = useHere();
  const leads = useMay("lead");
  const atTable = useShown((room) => attendedBy(room, me.person.id)) !== MAIN;
  const loud = useLive((state) => state.speaker?.id ?? null);
  const onlySound = useLive((state) => state.onlySound);
  const [page, setPage] = useState(0);
  const [tools, setTools] = useState<HTMLElement | null>(null);
  const seen = useMemo(() => people.filter(({ role }) => role !== "observer"), [people]);
  const byId = useMemo(() => new Map(seen.map((person) => [person.id, person])), [seen]);
  const gridded = grid || (atTable && seen.length <= TABLE);
  const places = layout({
    people: seen,
    me: me.person.id,
    speaker: loud,
    grid: gridded,
    places: gridded && looking === null ? GRID_PLACES : side ? SIDE_PLACES : phone && covered ? 6 : STRIP_PLACES,
    page,
    taken: looking !== null,
  });
  const row = SURFACES.find(({ name }) => name === looking?.surface)?.people;
  const filled = looking !== null && !(row === true || (row === "unless_leading" && (!leads || phone)));
  // beside a panel there is width for one
  const alongside = !filled && !(side && covered && (places.stage !== null || looking !== null));
  const strip = alongside ? places.strip : [];
  const bigOne = places.stage && byId.get(places.stage.id);
  const wanted = [...(places.stage?.kind === "camera" ? [places.stage.id] : []), ...strip]
    .filter((id) => id !== me.person.id && byId.get(id)?.camera)
    .join(" ");
  useEffect(() => {
    live.media.show(onlySound ? null : wanted === "" ? [] : wanted.split(" "));
  }, [live, wanted, onlySound]);
  useEffect(() => {
    if (page >= places.pages) setPage(0);
  }, [page, places.pages]);

  const tiles = strip.map((id) => {
    const person = byId.get(id);
    return (
      person && (
        <Tile
          key={id}
          person={person}
          kind="camera"
          big={strip.length === 1 && places.stage === null && looking === null}
        />
      )
    );
  });
  const grouped = useShown(openSet) !== undefined; // the bar below says where the others are
  const alone = seen.length <= 1 && !grouped;
  return (
    <main
      className={`${style.stage} ${looking === null && places.stage === null ? style.gridded : ""} ${filled ? style.filled : ""}`}
      data-testid="stage"
      tabIndex={-1}
      id="stage"
    >
      <h2 className="visually-hidden">{t("speaking")}</h2>
      {looking !== null && (
        <div className={style.surface}>
          <SurfaceFrame now={looking} />
        </div>
      )}
      {places.stage && bigOne && (
        <div className={style.focus}>
          {onlySound && places.stage.kind === "camera" ? (
            <OnlySound name={bigOne.name} id={bigOne.id} />
          ) : (
            <Tile
              key={`${places.stage.kind} ${bigOne.id}`}
              person={bigOne}
              kind={places.stage.kind}
              big
              tools={tools}
            />
          )}
          {places.stage.kind === "screen" && <div ref={setTools} className={style.under} />}
          {alone && (
            <p className={style.alone}>
              <IconUsers size={16} stroke={1.75} aria-hidden />
              {t("alone_title")}
            </p>
          )}
        </div>
      )}
      {alongside && (tiles.length > 0 || places.more > 0) && (
        <div
          className={looking === null && places.stage === null ? style.grid : style.strip}
          data-count={tiles.length}
          tabIndex={phone && (looking !== null || places.stage !== null) ? 0 : undefined}
        >
          {tiles}
          {places.more > 0 && (
            <button type="button" className={style.more} onClick={() => setPage((page + 1) % places.pages)}>
              <b>
                <bdi dir="ltr">{t("more", { count: places.more })}</bdi>
              </b>{" "}
              <span>{t("show_next")}</span>
              <span className="visually-hidden">{t("page", { page: page + 1, pages: places.pages })}</span>
            </button>
          )}
        </div>
      )}
    </main>
  );
}

function OnlySound({ id, name }: { id: string; name: string }) {
  const t = useT(words);
  const { live } = useClass();
  return (
    <div className={style.onlySound}>
      <Seat id={id} name={name} size={72} />
      <b>{t("only_sound")}</b>
      <p>{t("only_sound_body")}</p>
      <button type="button" className={buttons.line} onClick={() => live.onlySound(false)}>
        <IconPhoto size={18} stroke={1.75} aria-hidden />
        {t("pictures_on")}
      </button>
    </div>
  );
}
