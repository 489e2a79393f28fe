import { ActionIcon, Button, Modal } from "@mantine/core";
import { IconUsers } from "@tabler/icons-react";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useT } from "../../design/strings";
import { useClass, useShown } from "../../session/context";
import { one, type Thing } from "../../store/room";
import type { SetView } from "../../wire/views";
import { HelpQueue } from "../help/HelpQueue";
import { type Actions, ActionsContext, type Addressed, useCommands } from "./actions";
import { Bars } from "./Bars";
import { Chosen, ChosenActs } from "./Chosen";
import { Filters } from "./Filters";
import style from "./groups.module.css";
import { Head } from "./Head";
import { MoveArea } from "./MoveArea";
import type { Target } from "./moving";
import { NameDialog } from "./NameDialog";
import { SpeakMenu } from "./SpeakMenu";
import { words } from "./strings";
import { Tables } from "./Tables";
import { Tray } from "./Tray";
import { countsOf, FEW, type Filter, passes } from "./tables";
import { useCast, useHeldSpace } from "./useCast";
import { spaceTaken, useGroupKeys } from "./useGroupKeys";
import { useGroups } from "./useGroups";
import type { Room } from "./useRoom";
import { TellAll, WriteDialog } from "./Write";

interface RunningProps {
  thing: Thing<SetView>;
  room: Room;
  onPlan: () => void;
  onClose: () => void;
}

const MAIN = "main";

/** The open groups: what happens in each, and all that staff can do from outside. */
export function Running({ thing, room, onPlan, onClose }: RunningProps) {
  const t = useT(words);
  const { live } = useClass();
  const { id, view: set } = thing;
  const { tables, loose } = useGroups(set);
  const [filter, setFilter] = useState<Filter>("all");
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [several, setSeveral] = useState(false);
  const [address, setAddress] = useState<Addressed | null>(null);
  const [naming, setNaming] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const [sheet, setSheet] = useState(false);
  const { cast, start, stop } = useCast();
  const commands = useCommands(onClose);
  const phone = room === "phone";
  const desk = room === "desk";
  const many = tables.length > FEW;

  const choose = useCallback(
    (key: string, more: boolean) => {
      setChosen((now) => {
        const had = now.includes(key);
        if (more || several) return had ? now.filter((one) => one !== key) : [...now, key];
        return key === "" || (had && now.length === 1) ? [] : [key];
      });
      if (phone && key !== "" && !several) setSheet(true);
    },
    [several, phone],
  );
  const actions = useMemo<Actions>(
    () => ({
      ...commands,
      chosen,
      choose,
      write: setAddress,
      rename: setNaming,
      speak: (to) => (to === null ? stop() : start(to.rooms)),
    }),
    [commands, chosen, choose, start, stop],
  );
  const bringBack = useCallback(() => setAsking(true), []);
  useGroupKeys({ tables, actions, onFilter: setFilter, onBringBack: bringBack });
  useHeldSpace({ speaking: cast !== undefined, start, stop, taken: spaceTaken });

  const heading = useRef<HTMLDivElement>(null);
  useEffect(() => heading.current?.querySelector("h2")?.focus({ preventScroll: true }), []);

  const targets = useMemo<Target[]>(
    () => [
      ...tables.map(({ key, name, people }) => ({ key, name, count: people.length })),
      { key: MAIN, name: t("class_room"), count: loose.length },
    ],
    [tables, loose, t],
  );
  const move = useCallback(
    (person: string, to: string) => live.tell({ kind: "breakout.move", people: [person], to }),
    [live],
  );
  const picked = tables.filter(({ key }) => chosen.includes(key));
  const myPlace = useShown((shown) => one(shown, "member", live.me)?.view.place);
  const inside = tables.find(({ key }) => key === myPlace);
  const listened = tables.find(({ listeners }) => listeners.includes(live.me));
  const calling = tables.some(({ state }) => state === "calling");
  const dropHere = !many && desk; // where one drags, it is a place to drop
  const tray = (loose.length > 0 || dropHere) && <Tray place={MAIN} people={loose} drag={!phone} />;
  const queue = <HelpQueue look={desk ? "list" : phone ? "short" : "cards"} onGone={onClose} onReply={setAddress} />;
  return (
    <ActionsContext value={actions}>
      <MoveArea targets={targets} onMove={move}>
        <div ref={heading}>
          <Head
            id={id}
            set={set}
            tables={tables}
            loose={loose.length}
            room={room}
            quiet={calling}
            onPlan={onPlan}
            onAdd={() =>
              live.tell({ kind: "breakout.add_room", id, name: t("group_n", { number: tables.length + 1 }) })
            }
            onClose={onClose}
          />
        </div>
        <div className={`${style.body} ${style[room]}`}>
          <div className={style.main}>
            {!desk && queue}
            <Bars
              cast={cast}
              total={tables.length}
              listened={listened}
              inside={inside}
              tables={tables}
              onStop={stop}
              onShow={onClose}
            />
            {!cast && (many || !desk) && (
              <div className={style.filterRow}>
                {many && <Filters filter={filter} counts={countsOf(tables)} onFilter={setFilter} />}
                <SpeakMenu
                  shown={filter === "all" ? null : tables.filter((table) => passes(table, filter))}
                  several={several}
                  onSeveral={() => setSeveral(!several)}
                />
              </div>
            )}
            {!(many && desk) && tray}
            <Tables tables={tables} filter={many ? filter : "all"} onFilter={setFilter} task={set.task} room={room} />
            {!desk && picked.length > 0 && many && (
              <div className={style.chosenBar} data-testid="chosen-bar">
                <span className={`${style.fill} cut`}>
                  <b>{picked.map(({ name }) => name).join(", ")}</b>{" "}
                  {picked.length === 1 && picked[0]?.people.map(({ name }) => name.split(/\s+/)[0]).join(", ")}
                </span>
                {!phone && <ChosenActs tables={picked} />}
                <ActionIcon
                  aria-label={t("people", { count: picked[0]?.people.length ?? 0 })}
                  onClick={() => setSheet(true)}
                >
                  <IconUsers size={20} stroke={1.75} />
                </ActionIcon>
              </div>
            )}
          </div>
          {desk && (
            <aside className={style.side} aria-label={t("title")}>
              {queue}
              {many && tray}
              {picked.length > 0 ? <Chosen tables={picked} drag /> : <TellAll />}
              {!many && !cast && <SpeakMenu shown={null} several={several} onSeveral={() => setSeveral(!several)} />}
            </aside>
          )}
        </div>
        <Modal
          opened={sheet && picked.length > 0}
          onClose={() => setSheet(false)}
          closeButtonProps={{ "aria-label": t("close") }}
          radius={20}
          centered
        >
          <Chosen tables={picked} drag={false} />
        </Modal>
        <Modal
          opened={asking}
          onClose={() => setAsking(false)}
          title={t("bring_back")}
          closeButtonProps={{ "aria-label": t("close") }}
          radius={20}
          centered
        >
          <div className={style.acts}>
            <Button
              data-autofocus
              onClick={() => {
                live.tell({ kind: "breakout.close", id, after_ms: 60_000 });
                setAsking(false);
              }}
            >
              {t("back_gently")}
            </Button>
            <Button
              variant="default"
              onClick={() => {
                live.tell({ kind: "breakout.close", id, after_ms: 0 });
                setAsking(false);
              }}
            >
              {t("back_at_once")}
            </Button>
          </div>
        </Modal>
      </MoveArea>
      <WriteDialog to={address} onClose={() => setAddress(null)} />
      <NameDialog
        name={tables.find(({ key }) => key === naming)?.name ?? null}
        label={t("name_of_group")}
        onName={(name) => live.tell({ kind: "breakout.rename_room", id, room: set.rooms.indexOf(naming ?? ""), name })}
        onClose={() => setNaming(null)}
      />
    </ActionsContext>
  );
}
