import { UnstyledButton } from "@mantine/core";
import { useT } from "../../design/strings";
import { useClass, useShown } from "../../session/context";
import { one } from "../../store/room";
import style from "./attention.module.css";
import { SIGN_ICONS, SIGNS } from "./signs";
import { words } from "./strings";

/** Yes, no and the pace: only the teachers see who shows what. A second press takes it back. */
export function SignMenu({ onDone }: { onDone: () => void }) {
  const t = useT(words);
  const { live, me } = useClass();
  const own = useShown((room) => one(room, "signal", me.person.id)?.view.sign ?? null);
  return (
    <fieldset className={style.signs} aria-label={t("title")}>
      {SIGNS.map((sign) => {
        const Sign = SIGN_ICONS[sign];
        return (
          <UnstyledButton
            key={sign}
            className={style.sign}
            aria-pressed={own === sign}
            data-testid={`sign-${sign}`}
            onClick={() => {
              live.tell({ kind: "signal.set", sign: own === sign ? null : sign });
              onDone();
            }}
          >
            <Sign size={20} stroke={1.75} aria-hidden />
            {t(sign)}
          </UnstyledButton>
        );
      })}
    </fieldset>
  );
}
