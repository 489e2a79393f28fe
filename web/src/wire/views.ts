/** The commands a page may give and the views it is shown, by kind, under the names that the pages use. */
export type {
  ClassView,
  Command,
  DevicesView,
  Emoji,
  HandView,
  Kind as Presence,
  MemberView,
  MessageView,
  MissedView,
  Prerequisite as NeedView,
  ReadinessView,
  Role,
  SendingView,
  Views,
  WaitingView,
} from "./generated";
