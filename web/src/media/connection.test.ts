import { expect, test, vi } from "vitest";
import { MediaConnection } from "./connection";

/** The browser's part, as far as it is looked at. */
class Peer {
  iceConnectionState = "new";
  oniceconnectionstatechange: (() => void) | null = null;
  close() {
    this.iceConnectionState = "closed";
  }
  getStats = async () => new Map();
}

class Waits extends MediaConnection {
  answers: (() => void)[] = [];
  protected negotiate(pc: RTCPeerConnection) {
    return new Promise<void>((answer) => {
      this.answers.push(() => {
        (pc as unknown as Peer).iceConnectionState = "connected";
        answer();
      });
    });
  }
  protected reachable = true;
  protected expectsTraffic = () => false;
}

test("a connection that is replaced says that it is not up before the new one is answered", async () => {
  vi.stubGlobal("RTCPeerConnection", Peer);
  const states: string[] = [];
  const connection: Waits = new Waits(() => states.push(connection.state));
  const first = connection.start();
  connection.answers.shift()?.();
  await first;
  expect(states.at(-1)).toBe("connected");
  const second = connection.renew();
  expect(states.at(-1)).not.toBe("connected");
  connection.answers.shift()?.();
  await second;
  expect(states.at(-1)).toBe("connected");
  connection.close();
  vi.unstubAllGlobals();
});
