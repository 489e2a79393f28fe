import { io } from "socket.io-client";
import * as parser from "./parser";

/** Staff look at a class from outside: `changed` is called when somebody's readiness is another. Returns the end of it. */
export function watchReadiness(session: string, changed: () => void): () => void {
  const socket = io({
    path: "/socket.io/",
    parser,
    transports: ["websocket", "polling"],
    tryAllTransports: true,
    auth: { session, watch: true },
    reconnectionDelayMax: 2_000,
    forceNew: true,
  });
  let wasUp = false;
  socket.on("connect", () => {
    if (wasUp) changed(); // something may have been said meanwhile
    wasUp = true;
  });
  socket.on("readiness", changed);
  return () => socket.disconnect();
}
