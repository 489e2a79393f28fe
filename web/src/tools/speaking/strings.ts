import { feature } from "../../design/strings";

export const words = feature("speaking", {
  spoken: "{{heard}} of {{total}} have spoken",
  total_one: "{{count}} person has spoken so far",
  total_other: "{{count}} people have spoken so far",
  last_one: "last {{count}} min",
  last_other: "last {{count}} min",
  quiet_one: "{{count}} has not spoken yet",
  quiet_other: "{{count}} have not spoken yet",
  all_heard: "Everyone was heard",
  dashed: "Dashed: not heard yet",
  settings: "Who has spoken: settings",
  only_staff: "Only teachers and helpers see this. There is no ranking.",
  counting: "Count who has spoken",
  counting_hint: "Off: nothing is written down or shown",
  class_total: "The class may see the total",
  class_total_hint: "How many, never who",
  off: "Who has spoken is not counted",
  turn_on: "Count it",
  spoke_one: "Spoke once",
  spoke_other: "Spoke {{count}} times",
  not_heard: "Not heard yet",
});
