import { useEffect, useRef } from "react";
import { dialogIsOpen, typing } from "../design/keys";
import { isStaff } from "../store/people";
import { useNext } from "../tools/agenda/usePlan";
import { usePick } from "../tools/picks/usePick";
import { useMay } from "../tools/presence/powers";
import { useClass, useMyself } from "./context";
import { useShell } from "./shell";
import { SURFACES } from "./surfaces";
import { useTurn } from "./useTurn";

const OFF = "classroom:keys-off";
export const lettersOff = (): boolean => localStorage.getItem(OFF) === "1";
export const switchLetters = (on: boolean): void => localStorage.setItem(OFF, on ? "0" : "1");

/** Single letters by their place on the keyboard, never while somebody types; can be switched off (WCAG 2.1.4). */
export function useKeys(onGrid: () => void): void {
  const { live, info } = useClass();
  const { toggle, view, show, looking, look, ask } = useShell();
  const staff = isStaff(info.role);
  const pick = usePick();
  const groups = useMay("move_people");
  const leads = useMay("lead");
  const myself = useMyself();
  const turn = useTurn();
  const goOn = useNext();
  const talking = useRef(false);
  const hand = myself?.hand ?? null;
  useEffect(() => {
    const press = new Map<string, () => void>([
      ["KeyM", () => turn("microphone", !live.local.state.microphone.on)],
      ["KeyV", () => turn("camera", !live.local.state.camera.on)],
      ["KeyH", () => live.tell(hand === null ? { kind: "hand.raise" } : { kind: "hand.lower", person: live.me })],
      ["KeyC", () => toggle("chat")],
      ["KeyN", () => toggle("notes")],
      ["KeyQ", () => toggle("questions")],
      ["KeyP", () => toggle("people")],
    ]);
    for (const { name, code } of SURFACES) {
      const there = looking?.surface === name && view === "stage";
      if (code) press.set(code, () => look(there ? null : { surface: name, what: null }));
    }
    if (info.role !== "observer") press.set("KeyI", () => ask("incident"));
    if (view === "stage") press.set("KeyL", onGrid); // in the groups, L listens
    if (leads) press.set("KeyK", () => pick(false));
    if (staff) press.set("KeyR", () => toggle("ready"));
    if (groups) press.set("KeyG", () => show(view === "groups" ? "stage" : "groups"));
    if (leads) press.set("BracketRight", goOn);
    if (leads) press.set("KeyT", () => toggle("timer"));
    const down = (event: KeyboardEvent) => {
      if (event.key === "F6") {
        event.preventDefault();
        return nextRegion(event.shiftKey ? -1 : 1);
      }
      if (event.defaultPrevented) return; // the part that has the focus took it
      if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || lettersOff() || dialogIsOpen())
        return;
      if (event.key === "?") return ask("keys");
      if (event.code === "Space") {
        if (onControl(event.target) || event.repeat || live.local.state.microphone.on) return;
        event.preventDefault();
        talking.current = true;
        return turn("microphone", true);
      }
      if (event.shiftKey && event.code === "KeyP" && leads && !event.repeat) {
        event.preventDefault();
        return toggle("poll");
      }
      const act = event.repeat ? undefined : press.get(event.code);
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    const up = (event: KeyboardEvent) => {
      if (event.code !== "Space" || !talking.current) return;
      talking.current = false;
      if (live.local.state.microphone.on) turn("microphone", false);
    };
    window.addEventListener("keydown", down);
    window.addEventListener("keyup", up);
    return () => {
      window.removeEventListener("keydown", down);
      window.removeEventListener("keyup", up);
    };
  }, [live, info.role, hand, turn, staff, groups, leads, toggle, view, show, looking, look, ask, onGrid, goOn, pick]);
}

const onControl = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest("button, a, [role=radio], [role=menuitem]") !== null;

const REGIONS = ["#stage", "#panel h2", "footer [role=toolbar] button"];

function nextRegion(step: 1 | -1): void {
  const found = REGIONS.map((selector) => document.querySelector<HTMLElement>(selector)).filter((one) => one !== null);
  const owners = found.map((one) => one.closest("#stage, #panel, footer"));
  const here = owners.findIndex((owner) => owner?.contains(document.activeElement));
  found[(here + step + found.length) % found.length]?.focus();
}
