import { feature } from "../../design/strings";

export const words = feature("hands", {
  title: "Hands up",
  waits: "Number {{place}}, waiting {{time}}",
  waits_in: "{{group}}, waiting {{time}}",
  class_room: "The class room",
  lower: "Lower",
  lower_of: "Lower the hand of {{name}}",
  lower_all: "Lower all hands",
});
