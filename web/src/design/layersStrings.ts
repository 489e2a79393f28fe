import { feature } from "./strings";

export const words = feature("layers", { layers: "What is open over the page" });
