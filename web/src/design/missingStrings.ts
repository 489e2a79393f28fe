import { feature } from "./strings";

export const words = feature("missing", {
  title: "A part of this page is missing",
  body: "The server does not have it any more. What you wrote is kept on this device.",
  again: "Load the page again",
});
