/** In the place of a library that Excalidraw would load to turn texts into diagrams; no board here offers that. */
export const parseMermaidToExcalidraw = (): never => {
  throw new Error("boards make no diagrams from texts");
};
