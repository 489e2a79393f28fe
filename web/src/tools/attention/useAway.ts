import { useClass, useShown } from "../../session/context";
import { one } from "../../store/room";

/** Whether this person has said that they are away. */
export function useAway(): boolean {
  const { me } = useClass();
  return useShown((room) => one(room, "away", me.person.id)) !== undefined;
}
