import { feature } from "./strings";

export const words = feature("language", { language: "Language" });
