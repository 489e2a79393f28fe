import { useMemo } from "react";
import { useClass, useShown } from "../../session/context";
import { groupName, openSet } from "../../session/places";
import { attendedBy } from "../../store/people";
import { all, type Thing } from "../../store/room";
import type { MessageView } from "../../wire/views";

/** Where this page reads and writes. */
export interface Where {
  room: string | null;
  /** The group's name; undefined: the class itself. */
  group: string | undefined;
  /** Groups are open, so that a room is not everyone. */
  grouped: boolean;
}

export function useWhere(): Where {
  const { me } = useClass();
  const room = useShown((shown) => attendedBy(shown, me.person.id));
  const set = useShown(openSet)?.view;
  return { room, group: groupName(set, room), grouped: set !== undefined };
}

/** Staff hold the messages of every group; one reads those of the room one attends, and what lies in no room. */
export const readIn = (messages: readonly Thing<MessageView>[], room: string | null): readonly Thing<MessageView>[] =>
  messages.filter((message) => message.room === null || message.room === room);

export function useMessages(): readonly Thing<MessageView>[] {
  const { room } = useWhere();
  const messages = useShown((shown) => all(shown, "message"));
  return useMemo(() => readIn(messages, room), [messages, room]);
}
