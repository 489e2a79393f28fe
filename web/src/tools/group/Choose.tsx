import { Modal } from "@mantine/core";
import buttons from "../../design/buttons.module.css";
import { useT } from "../../design/strings";
import { useClass, usePeople } from "../../session/context";
import { MAIN } from "../../store/people";
import list from "../places.module.css";
import { useMay } from "../presence/powers";
import { words } from "./strings";
import type { Group } from "./useGroup";

interface ChooseProps {
  group: Group;
  opened: boolean;
  onClose: () => void;
}

/** The list of open groups, for who may choose. */
export function Choose({ group: { set, room }, opened, onClose }: ChooseProps) {
  const t = useT(words);
  const { live } = useClass();
  const people = usePeople();
  const count = (key: string) => people.filter(({ place, staff }) => place === key && !staff).length;
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t("choose")}
      closeButtonProps={{ "aria-label": t("close") }}
      radius={20}
      centered
    >
      <ul className={list.places} data-testid="choose-group">
        {set.rooms.map((key, at) => (
          <li key={key}>
            <button
              type="button"
              aria-current={key === room}
              data-id={key}
              onClick={() => {
                if (key !== room) live.tell({ kind: "breakout.go", to: key });
                onClose();
              }}
            >
              <span className="cut">{set.names[at]}</span>
              <span className={list.count}>{key === room ? t("is_there") : t("in_it", { count: count(key) })}</span>
            </button>
          </li>
        ))}
      </ul>
    </Modal>
  );
}

/** Ways to other rooms, as far as the set leaves a choice. */
export function Ways({ group, onChoose }: { group: Group; onChoose: () => void }) {
  const t = useT(words);
  const { live } = useClass();
  const { set, room, before } = group;
  const chooses = useMay("choose_room");
  const at = before === null ? -1 : set.rooms.indexOf(before);
  const go = (to: string) => () => live.tell({ kind: "breakout.go", to });
  if (!chooses) return null;
  return (
    <>
      {set.choice === "free" && (
        <button type="button" className={buttons.line} data-testid="choose" onClick={onChoose}>
          {t(room === null ? "choose" : "choose_else")}
        </button>
      )}
      {room !== null && set.choice !== "assigned" && (
        <button type="button" className={buttons.line} data-testid="to-class" onClick={go(MAIN)}>
          {t("to_class")}
        </button>
      )}
      {room === null && set.choice === "returnable" && before !== null && (
        <button type="button" className={buttons.line} data-testid="back-to-group" onClick={go(before)}>
          {t("back_to", { name: set.names[at] ?? "" })}
        </button>
      )}
    </>
  );
}
