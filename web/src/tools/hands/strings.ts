import { feature } from "../../design/strings";

export const words = feature("hands", {
  title: "Hands up",
  waits: "Number {{place}}, waiting {{time}}",
  lower: "Lower",
  lower_of: "Lower the hand of {{name}}",
  lower_all: "Lower all hands",
});
