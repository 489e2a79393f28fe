import { Menu } from "@mantine/core";
import { IconArrowLeft, IconCheck } from "@tabler/icons-react";
import { type ReactNode, useEffect, useRef } from "react";
import { useT } from "../../design/strings";
import { useClass, useShown } from "../../session/context";
import { openSet } from "../../session/places";
import type { PersonNow } from "../../store/people";
import type { Role } from "../../wire/views";
import panel from "../panel.module.css";
import { GIVES } from "./powers";
import { words } from "./strings";

export type MenuPage = "main" | "move" | "role";

interface PageProps {
  person: PersonNow;
  onBack: () => void;
}

/** Into which of the open groups, or back to the class. */
export function MovePage({ person, onBack }: PageProps) {
  const t = useT(words);
  const { live } = useClass();
  const set = useShown(openSet)?.view;
  const rooms = [
    { id: "main", name: t("main_room") },
    ...(set?.rooms ?? []).map((id, index) => ({ id, name: set?.names[index] ?? id })),
  ];
  return (
    <Page title={t("move_of", { name: person.name })} onBack={onBack}>
      <div className={panel.long}>
        {rooms.map(({ id, name }) => (
          <Choice
            key={id}
            word={name}
            now={id === person.place}
            testid="move-to-room"
            id={id}
            onChoose={() => live.tell({ kind: "breakout.move", people: [person.id], to: id })}
          />
        ))}
      </div>
    </Page>
  );
}

/** The roles that one may give, each with what it is for. */
export function RolePage({ person, onBack, onGive }: PageProps & { onGive: () => void }) {
  const t = useT(words);
  const { live, info } = useClass();
  const give = (role: Role) => {
    onGive();
    live.obey({ kind: "roles.set", person: person.id, role }).then(
      () => live.toast({ kind: "info", title: t("is_now", { name: person.name, role: t(role) }) }),
      () => {}, // the refusal is shown
    );
  };
  return (
    <Page title={t("role_of", { name: person.name })} onBack={onBack}>
      {GIVES[info.role].map((role) => (
        <Choice
          key={role}
          word={t(role)}
          hint={t(`${role}_hint`)}
          now={role === person.role}
          testid="give-role"
          id={role}
          onChoose={() => give(role)}
        />
      ))}
    </Page>
  );
}

function Page({ title, onBack, children }: { title: string; onBack: () => void; children: ReactNode }) {
  const t = useT(words);
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => back.current?.focus(), []); // the item that opened this page is gone, and the focus with it
  return (
    <>
      <Menu.Item
        ref={back}
        leftSection={<IconArrowLeft size={20} stroke={1.75} className="mirrored" />}
        closeMenuOnClick={false}
        onClick={onBack}
      >
        {t("back")}
      </Menu.Item>
      <Menu.Label>{title}</Menu.Label>
      {children}
    </>
  );
}

interface ChoiceProps {
  word: string;
  hint?: string;
  now: boolean;
  testid: string;
  id: string;
  onChoose: () => void;
}

function Choice({ word, hint, now, testid, id, onChoose }: ChoiceProps) {
  const t = useT(words);
  return (
    <Menu.Item
      disabled={now}
      rightSection={now ? <IconCheck size={18} stroke={1.75} aria-hidden /> : undefined}
      data-testid={testid}
      data-id={id}
      onClick={onChoose}
    >
      {word}
      {now && <span className="visually-hidden">, {t("is_there")}</span>}
      {hint && <span className={panel.hint}>{hint}</span>}
    </Menu.Item>
  );
}
