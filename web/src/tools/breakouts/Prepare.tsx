import { IconUsersGroup } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { Shape } from "../../design/Shape";
import { useT } from "../../design/strings";
import { useClass, useShown } from "../../session/context";
import { all } from "../../store/room";
import { newId } from "../../wire/ids";
import groups from "./groups.module.css";
import { HowForm } from "./HowForm";
import { ListForm } from "./ListForm";
import { type Listed, MOST_GROUPS, parseList } from "./list";
import { MoveArea } from "./MoveArea";
import type { Target } from "./moving";
import { NameDialog } from "./NameDialog";
import { PlanTables } from "./PlanTables";
import { PrepareHead } from "./PrepareHead";
import { freeName, seatsOf, sizesOf } from "./plan";
import style from "./prepare.module.css";
import { words } from "./prepareStrings";
import { Rounds } from "./Rounds";
import { SetForm } from "./SetForm";
import { SetsMenu } from "./SetsMenu";
import { Tray } from "./Tray";
import { usePlanned } from "./usePlanned";
import type { Room } from "./useRoom";
import { arrangementOf, countOf, FIRST_WISH, prepareOf, type Wish } from "./wish";

interface PrepareProps {
  room: Room;
  /** While groups are open: back to them. */
  onBack: (() => void) | null;
  onClose: () => void;
}

const NO_TABLE = "none";

/** Groups before they open: made, mixed, changed by hand, kept. Nobody is moved by anything here but Open. */
export function Prepare({ room, onBack, onClose }: PrepareProps) {
  const t = useT(words);
  const { live } = useClass();
  const sets = useShown((shown) => all(shown, "breakout_set"));
  const { pupils, ready, total } = usePlanned();
  const [wanted, setWanted] = useState<string | null | undefined>(undefined); // null: a new one
  const [wish, setWish] = useState<Wish>(FIRST_WISH);
  const [text, setText] = useState("");
  const [picks, setPicks] = useState<Record<number, string>>({});
  const [looked, setRound] = useState<{ id: string; round: number } | null>(null);
  const [naming, setNaming] = useState<number | null>(null);
  const chosen = wanted === null ? undefined : (sets.find(({ id }) => id === wanted) ?? sets.at(-1));
  const set = chosen?.view;
  const round = set ? Math.min(looked?.id === chosen?.id ? (looked?.round ?? 0) : set.round, set.rounds - 1) : 0;
  const seats = useMemo(() => (set ? seatsOf(set, round) : new Map<string, number>()), [set, round]);
  const loose = pupils.filter(({ id, here }) => here && !seats.has(id));
  const listed = useMemo<Listed | null>(
    () => (wish.how === "list" ? parseList(text, pupils, picks) : null),
    [wish.how, text, pupils, picks],
  );
  const targets = useMemo<Target[]>(() => {
    const counts = new Map<number, number>();
    for (const number of seats.values()) counts.set(number, (counts.get(number) ?? 0) + 1);
    return [
      ...(set?.names ?? []).map((name, at) => ({ key: String(at), name, count: counts.get(at) ?? 0 })),
      { key: NO_TABLE, name: t("no_table"), count: loose.length },
    ];
  }, [set, seats, loose.length, t]);

  const here = pupils.filter((one) => one.here).length;
  const called = (number: number) => t("group_n", { number });
  const count = countOf(wish, here, listed);
  const mixes = wish.how === "chance" || wish.how === "readiness";
  const canMake = mixes ? here > 0 : count > 0 && count <= MOST_GROUPS;
  const make = () => {
    const id = newId();
    const name = freeName(
      sets.map(({ view }) => view.name),
      (number) => t("default_name", { number }),
    );
    live.obey(prepareOf(wish, name, here, listed, called), id).then(
      () => {
        setWanted(id);
        setText("");
        setPicks({});
        if (!mixes) setWish({ ...wish, how: "chance" });
      },
      () => {},
    );
  };
  const add = () => {
    if (!chosen || !set) return;
    const name = freeName(set.names, called);
    if (set.open) live.tell({ kind: "breakout.add_room", id: chosen.id, name });
    else live.tell({ kind: "breakout.edit", id: chosen.id, names: [...set.names, name] });
  };
  const rename = (name: string) => {
    if (!chosen || !set || naming === null) return;
    if (set.open) live.tell({ kind: "breakout.rename_room", id: chosen.id, room: naming, name });
    else {
      const names = set.names.map((old, at) => (at === naming ? name : old));
      live.tell({ kind: "breakout.edit", id: chosen.id, names });
    }
  };
  const anyOpen = sets.some(({ view }) => view.open);
  const main =
    chosen && set
      ? {
          label: set.rounds > 1 ? t("open_round", { round: round + 1 }) : t("open"),
          testid: "breakout-open",
          ...(anyOpen ? { title: t(set.open ? "is_open" : "other_open") } : {}),
          act: anyOpen ? null : () => live.tell({ kind: "breakout.open", id: chosen.id, round }),
        }
      : { label: t("make", { count }), testid: "breakout-create", act: canMake ? make : null };
  const form = (
    <HowForm
      wish={wish}
      pupils={pupils}
      ready={ready}
      total={total}
      made={set !== undefined}
      onWish={(change) => setWish((now) => ({ ...now, ...change }))}
      list={
        <ListForm
          text={text}
          listed={listed}
          onText={setText}
          onPick={(row, person) => setPicks((now) => ({ ...now, [row]: person }))}
        />
      }
    />
  );
  return (
    <>
      <PrepareHead
        sizes={set ? sizesOf(set, round, pupils) : null}
        sets={sets.length > 0 && <SetsMenu sets={sets} chosen={chosen} onChoose={setWanted} />}
        onBack={onBack}
        onMix={
          chosen && set && !set.open && here > 0
            ? () => live.tell({ kind: "breakout.rearrange", id: chosen.id, arrange: arrangementOf(wish) })
            : null
        }
        onClose={onClose}
        main={main}
      />
      <div className={`${style.prepare} ${style[room]}`}>
        <div className={style.start}>
          {!set?.open && form}
          {chosen && set && <SetForm key={chosen.id} id={chosen.id} set={set} />}
        </div>
        {chosen && set ? (
          <MoveArea
            targets={targets}
            onMove={(person, to) =>
              live.tell({
                kind: "breakout.place",
                id: chosen.id,
                person,
                to: to === NO_TABLE ? null : Number(to),
                round,
              })
            }
          >
            <div className={style.plan}>
              <Rounds
                set={set}
                round={round}
                pupils={pupils}
                onRound={(to) => setRound({ id: chosen.id, round: to })}
              />
              {(loose.length > 0 || seats.size === 0) && (
                <Tray
                  place={NO_TABLE}
                  people={loose.map((one) => ({ ...one, mark: one.ready && <Shape state={one.ready} size={16} /> }))}
                  drag={room !== "phone"}
                />
              )}
              <PlanTables
                names={set.names}
                seats={seats}
                pupils={pupils}
                drag={room !== "phone"}
                onRename={setNaming}
                onAdd={add}
              />
            </div>
          </MoveArea>
        ) : (
          <div className={`${style.none} ${groups.hint}`} data-testid="groups-empty">
            <span>
              <IconUsersGroup size={28} stroke={1.75} aria-hidden />
            </span>
            <b>{t(here > 0 ? "empty_title" : "nobody_title")}</b>
            <p>{t(here > 0 ? "empty_body" : "nobody_body")}</p>
          </div>
        )}
      </div>
      <NameDialog
        name={naming === null ? null : (set?.names[naming] ?? null)}
        label={t("name_of_group")}
        onName={rename}
        onClose={() => setNaming(null)}
      />
    </>
  );
}
