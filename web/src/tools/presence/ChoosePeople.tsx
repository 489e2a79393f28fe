import { Button, Modal, TextInput } from "@mantine/core";
import { useState } from "react";
import { useT } from "../../design/strings";
import { useClass, usePeople, useShown } from "../../session/context";
import { groupName, openSet } from "../../session/places";
import { isPupil } from "../../store/people";
import style from "./choosePeople.module.css";
import { words } from "./strings";

const MANY = 8; // from so many on there is a search
const MOST = 300; // as the server takes them

interface ChoosePeopleProps {
  title: string;
  chosen: readonly string[];
  onDone: (chosen: string[]) => void;
  onClose: () => void;
}

/** Some of the pupils, by name; those chosen who are not here any more stay chosen. */
export function ChoosePeople({ title, chosen, onDone, onClose }: ChoosePeopleProps) {
  const t = useT(words);
  const { live } = useClass();
  const set = useShown(openSet)?.view;
  const [picked, pick] = useState<ReadonlySet<string>>(() => new Set(chosen));
  const [search, look] = useState("");
  const pupils = usePeople().filter(({ id, role }) => isPupil(role) && id !== live.me);
  const wanted = search.trim().toLocaleLowerCase();
  const shown = pupils.filter(({ name }) => name.toLocaleLowerCase().includes(wanted));
  const turn = (id: string, on: boolean) => {
    const next = new Set(picked);
    if (on) next.add(id);
    else next.delete(id);
    pick(next);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      closeButtonProps={{ "aria-label": t("cancel") }}
      centered
      radius={20}
      size={460}
    >
      <form
        className={style.sheet}
        data-testid="choose-people"
        onSubmit={(event) => {
          event.preventDefault();
          onDone([...picked]);
        }}
      >
        {pupils.length >= MANY && (
          <TextInput
            label={t("search_people")}
            value={search}
            data-autofocus
            data-testid="choose-search"
            onChange={(event) => look(event.currentTarget.value)}
          />
        )}
        {shown.length === 0 ? (
          <p role="status">{t(pupils.length === 0 ? "nobody_to_choose" : "nobody_found")}</p>
        ) : (
          <fieldset>
            <legend className="visually-hidden">{title}</legend>
            {shown.map(({ id, name, place }) => (
              <label key={id}>
                <input
                  type="checkbox"
                  checked={picked.has(id)}
                  data-testid="choose-person"
                  data-id={id}
                  onChange={(event) => turn(id, event.currentTarget.checked)}
                />
                <span>
                  {name} <small>{groupName(set, place)}</small>
                </span>
              </label>
            ))}
          </fieldset>
        )}
        <footer>
          <Button variant="default" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button type="submit" disabled={picked.size === 0 || picked.size > MOST} data-testid="choose-done">
            {t("choose", { count: picked.size })}
          </Button>
        </footer>
      </form>
    </Modal>
  );
}
