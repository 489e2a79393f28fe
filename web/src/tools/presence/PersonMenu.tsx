import { ActionIcon, Menu } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconDots } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { Seat } from "../../design/Seat";
import { useT } from "../../design/strings";
import { useShown } from "../../session/context";
import { isPupil, type PersonNow } from "../../store/people";
import panel from "../panel.module.css";
import { isCounted, turnsOf } from "../speaking/pulse";
import { words as speaking } from "../speaking/strings";
import { type MenuPage, MovePage, RolePage } from "./MenuPages";
import { PersonActions } from "./PersonActions";
import { RemoveDialog } from "./RemoveDialog";
import { words } from "./strings";

const BESIDE_PX = 316; // beside the panel, not over the row

/** Who gets another role may stand in another list then: the new row takes the focus that the old one had. */
let goesOn: string | null = null;

/** What staff may do with one person: the facts, then sound and picture, stage, role, group, out. */
export default function PersonMenu({ person }: { person: PersonNow }) {
  const t = useT(words);
  const [page, setPage] = useState<MenuPage>("main");
  const dropdown = useRef<HTMLDivElement>(null);
  const [removing, setRemoving] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (goesOn === person.id) button.current?.focus();
    goesOn = null;
  }, [person.id]);
  const wide = useMediaQuery("(min-width: 960px)") ?? false;
  return (
    <>
      <Menu
        position="left-start"
        offset={wide ? BESIDE_PX : 8}
        shadow="md"
        width={330}
        radius="lg"
        trapFocus
        returnFocus
        onEnterTransitionEnd={() => takeFocus(dropdown.current)}
        onClose={() => setPage("main")}
      >
        <Menu.Target>
          <ActionIcon ref={button} aria-label={t("more_for", { name: person.name })} data-testid="person-menu">
            <IconDots size={20} stroke={1.75} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown ref={dropdown} className={panel.menu}>
          <Facts person={person} />
          {page === "main" && <PersonActions person={person} onPage={setPage} onRemove={() => setRemoving(true)} />}
          {page === "role" && (
            <RolePage person={person} onBack={() => setPage("main")} onGive={() => (goesOn = person.id)} />
          )}
          {page === "move" && <MovePage person={person} onBack={() => setPage("main")} />}
        </Menu.Dropdown>
      </Menu>
      {removing && <RemoveDialog person={person} onClose={() => setRemoving(false)} />}
    </>
  );
}

/** On a slow device the menu is not yet to be seen when its own trap looks for what to focus. */
function takeFocus(menu: HTMLElement | null): void {
  if (menu === null || menu.contains(document.activeElement)) return;
  menu.querySelector<HTMLElement>('[role="menuitem"]:not(:disabled)')?.focus();
}

function Facts({ person }: { person: PersonNow }) {
  const t = useT(words);
  const s = useT(speaking);
  const turns = useShown((room) => (isCounted(room) ? turnsOf(room, person.id) : null));
  const where = t(person.presence === "in_room" ? "where_in_room" : "where_remote");
  const heard = turns === null ? undefined : turns === 0 ? s("not_heard") : s("spoke", { count: turns });
  const what = isPupil(person.role) ? (heard ?? t(person.role)) : t(person.role);
  return (
    <div className={panel.who}>
      <Seat id={person.id} name={person.name} size={44} />
      <div className={panel.facts}>
        <b>{person.name}</b>
        <span>{t("facts", { where, what })}</span>
      </div>
    </div>
  );
}
