import { createContext, useContext } from "react";
import { useStore } from "zustand";
import type { MediaState } from "../media/hub";
import type { LocalState } from "../media/local";
import { type PersonNow, peopleIn, peopleWith } from "../store/people";
import { type Room, useRoom } from "../store/room";
import type { Me, SessionInfo } from "../wire/types";
import type { LiveClass, LiveState } from "./live";

export interface InClass {
  live: LiveClass;
  info: SessionInfo;
  me: Me;
}

export const ClassContext = createContext<InClass | null>(null);

export function useClass(): InClass {
  const found = useContext(ClassContext);
  if (found === null) throw new Error("this part of the page works in a class only");
  return found;
}

/** Under this name the device keeps what one has not sent yet: somebody else may use it after. */
export function useMine(): string {
  const { live, info } = useClass();
  return mineIn(info.id, live.me);
}

export const mineIn = (session: string, person: string): string => `${session}:${person}`;

export const useLive = <T>(select: (state: LiveState) => T): T => useStore(useClass().live.store, select);
export const useMedia = <T>(select: (state: MediaState) => T): T => useStore(useClass().live.media.store, select);
export const useLocal = <T>(select: (state: LocalState) => T): T => useStore(useClass().live.local.store, select);
export const useShown = <T>(select: (room: Room) => T): T => useRoom(useClass().live.room, select);
export const usePeople = (): readonly PersonNow[] => useShown(peopleIn);

/** Who is in the room that one attends: one's own, or the one listened in to. */
export function useHere(): readonly PersonNow[] {
  const { me } = useClass();
  return useShown((room) => peopleWith(room, me.person.id));
}

/** Oneself as the room has it; undefined until the room is known. */
export function useMyself(): PersonNow | undefined {
  const { me } = useClass();
  return usePeople().find(({ id }) => id === me.person.id);
}
