import { Menu, UnstyledButton } from "@mantine/core";
import { useT } from "../../design/strings";
import { useClass, useShown } from "../../session/context";
import { one } from "../../store/room";
import style from "./attention.module.css";
import { SIGN_ICONS, SIGNS } from "./signs";
import { words } from "./strings";

interface SignMenuProps {
  onDone: () => void;
  /** The signs are items of a menu that is open already. */
  inMenu?: boolean;
}

/** Yes, no and the pace: only the teachers see who shows what. A second press takes it back. */
export function SignMenu({ onDone, inMenu = false }: SignMenuProps) {
  const t = useT(words);
  const { live, me } = useClass();
  const own = useShown((room) => one(room, "signal", me.person.id)?.view.sign ?? null);
  return (
    <fieldset className={style.signs} aria-label={t("title")}>
      {SIGNS.map((sign) => {
        const Sign = SIGN_ICONS[sign];
        const Item = inMenu ? Menu.Item : UnstyledButton;
        const on = own === sign;
        return (
          <Item
            key={sign}
            className={style.sign}
            {...(inMenu ? {} : { "aria-pressed": on })}
            data-on={on || undefined}
            data-testid={`sign-${sign}`}
            onClick={() => {
              live.tell({ kind: "signal.set", sign: on ? null : sign });
              onDone();
            }}
          >
            <span className={style.inSign}>
              <Sign size={20} stroke={1.75} aria-hidden />
              {t(sign)}
              {inMenu && on && <span className="visually-hidden">, {t("shown")}</span>}
            </span>
          </Item>
        );
      })}
    </fieldset>
  );
}
