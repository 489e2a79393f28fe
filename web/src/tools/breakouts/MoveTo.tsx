import { Modal } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { type KeyboardEvent, useState } from "react";
import { useStore } from "zustand";
import { useT } from "../../design/strings";
import { usePhone } from "../../design/usePhone";
import list from "../places.module.css";
import { useMoving } from "./moving";
import style from "./moving.module.css";
import { words } from "./strings";
import { walk } from "./walk";

const SEARCHED = 12; // more places than a glance takes in

/** Arrows go through the list, as Tab does. */
function walkList(event: KeyboardEvent<HTMLUListElement>) {
  const buttons = [...event.currentTarget.querySelectorAll("button")];
  const to = walk(event.key, buttons.indexOf(document.activeElement as HTMLButtonElement), buttons.length, 1);
  if (to === null) return;
  event.preventDefault();
  buttons[to]?.focus();
}

/** The list of places for one person: what dragging does, for everyone who does not drag. */
export function MoveTo() {
  const t = useT(words);
  const phone = usePhone();
  const moving = useMoving();
  const asking = useStore(moving.store, (state) => state.asking);
  const [sought, setSought] = useState("");
  const close = (to: string | null) => {
    setSought("");
    moving.answer(to);
  };
  const places = asking ? moving.targets() : [];
  const found = places.filter(({ name }) => name.toLocaleLowerCase().includes(sought.trim().toLocaleLowerCase()));
  return (
    <Modal
      opened={asking !== null}
      onClose={() => close(null)}
      title={asking ? t("move_title", { name: asking.person.name }) : ""}
      closeButtonProps={{ "aria-label": t("close") }}
      centered={!phone}
      radius={20}
      size={380}
      classNames={phone ? { inner: style.sheetInner, content: style.sheet } : undefined}
    >
      <div data-testid="move-to">
        {places.length > SEARCHED && (
          <input
            className={style.find}
            type="search"
            value={sought}
            placeholder={t("find_group")}
            aria-label={t("find_group")}
            data-autofocus
            onChange={(event) => setSought(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === "Enter" && found[0]) close(found[0].key);
            }}
          />
        )}
        <ul className={list.places} onKeyDown={walkList}>
          {found.map(({ key, name, count }) => (
            <li key={key}>
              <button
                type="button"
                aria-current={key === asking?.from ? "true" : undefined}
                data-autofocus={places.length <= SEARCHED && key === found[0]?.key ? true : undefined}
                data-testid="move-to-place"
                data-id={key}
                onClick={() => close(key)}
              >
                <span className="cut">{name}</span>
                {key === asking?.from ? (
                  <IconCheck size={18} stroke={1.75} aria-label={t("is_there")} />
                ) : (
                  <span className={list.count}>{t("people", { count })}</span>
                )}
              </button>
            </li>
          ))}
          {found.length === 0 && <li className={style.none}>{t("no_such_group")}</li>}
        </ul>
      </div>
    </Modal>
  );
}
