import type { ContractCommand, ContractViews } from "./contract";
import type { Command as Generated, Views as GeneratedViews } from "./generated";

/** The commands a page may give and the views it is shown, by kind, under the names that the pages use. */
export type Command = Generated | ContractCommand;
export type Views = GeneratedViews & Omit<ContractViews, keyof GeneratedViews>;
export type { Sign } from "./contract";
export type {
  ClassView,
  DevicesView,
  EditedRole,
  Emoji,
  HandView,
  IncidentView,
  Kind as Presence,
  Lock,
  MemberView,
  MessageView,
  MissedView,
  Permission,
  PlanView,
  Prerequisite as NeedView,
  Preset,
  ReadinessView,
  Role,
  SendingView,
  SetView,
  StepPlan,
  StepTool,
  StepView,
  WaitingView,
} from "./generated";
export type TimerView = Views["timer"];
