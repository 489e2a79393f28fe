import { Menu, Popover, UnstyledButton } from "@mantine/core";
import { cloneElement, type ReactElement, useState } from "react";
import { useT } from "../../design/strings";
import { useClass } from "../../session/context";
import { isPupil } from "../../store/people";
import { SignMenu } from "../attention/SignMenu";
import style from "./ReactMenu.module.css";
import { EMOJIS, SIGNS } from "./signs";
import { words } from "./strings";

/** Six signs that everyone sees for some seconds; below, for pupils, those that only the teachers see. */
export function ReactMenu({ target }: { target: ReactElement<{ onClick?: () => void; "aria-expanded"?: boolean }> }) {
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} position="top" shadow="md" radius="lg" trapFocus returnFocus>
      <Popover.Target>
        {cloneElement(target, { onClick: () => setOpened(!opened), "aria-expanded": opened })}
      </Popover.Target>
      <Popover.Dropdown p={6}>
        <Both onDone={() => setOpened(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

/** The same as items of a menu that is open already. */
ReactMenu.Row = function Row() {
  return (
    <div className={style.inMenu}>
      <Both onDone={() => {}} inMenu />
    </div>
  );
};

interface SignsProps {
  onDone: () => void;
  inMenu?: boolean;
}

function Both(props: SignsProps) {
  const { info } = useClass();
  return (
    <>
      <Signs {...props} />
      {isPupil(info.role) && <SignMenu {...props} />}
    </>
  );
}

function Signs({ onDone, inMenu = false }: SignsProps) {
  const t = useT(words);
  const { live } = useClass();
  return (
    <fieldset className={style.signs} aria-label={t("react")}>
      {EMOJIS.map((emoji) => {
        const Sign = SIGNS[emoji];
        const Item = inMenu ? Menu.Item : UnstyledButton;
        return (
          <Item
            key={emoji}
            className={style.sign}
            aria-label={t(emoji)}
            title={t(emoji)}
            data-testid={`react-${emoji}`}
            onClick={() => {
              live.tell({ kind: "reaction.send", emoji });
              onDone();
            }}
          >
            <Sign size={24} stroke={1.75} aria-hidden />
          </Item>
        );
      })}
    </fieldset>
  );
}
