import { feature } from "../../design/strings";

export const words = feature("reactions", {
  react: "React",
  thumbs_up: "Thumbs up",
  heart: "Heart",
  clap: "Applause",
  laugh: "Laughing",
  surprised: "Surprised",
  thinking: "Thinking",
  from: "{{name}}: {{what}}",
});
