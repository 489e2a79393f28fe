import buttons from "../../design/buttons.module.css";
import { Notice } from "../../design/Notice";
import { useT } from "../../design/strings";
import { useClass, useShown } from "../../session/context";
import { nameOf } from "../../store/people";
import { one } from "../../store/room";
import style from "./Asked.module.css";
import { words } from "./strings";

/** Asked to speak: once, calmly, in the flow. It goes with the answer, with the microphone, or by itself. */
export function Asked() {
  const t = useT(words);
  const { live, me } = useClass();
  const request = useShown((room) => one(room, "request", me.person.id))?.view;
  const name = useShown((room) => (request === undefined ? undefined : nameOf(room, request.by)));
  if (request === undefined || !live.sending.maySpeak) return null; // their other device shows it
  const notNow = () => live.tell({ kind: "media.answer", accept: false });
  const switchOn = async () => {
    live.tell({ kind: "media.answer", accept: true });
    await live.local.turn("microphone", true);
    if (!live.local.state.microphone.on) notNow(); // the browser said no; what it said stands beside the control
  };
  const title = request.accepted ? t("waiting") : t("title", { name: name ?? t("someone") });
  return (
    <div data-testid="asked" data-state={request.accepted ? "accepted" : "asked"}>
      <Notice
        kind="hand"
        title={title}
        action={
          <div className={style.answers}>
            <button type="button" className={buttons.line} data-testid="asked-on" onClick={() => void switchOn()}>
              {t("on")}
            </button>
            <button type="button" className={buttons.quiet} data-testid="asked-not-now" onClick={notNow}>
              {t("not_now")}
            </button>
          </div>
        }
      >
        {t("body")}
      </Notice>
    </div>
  );
}
