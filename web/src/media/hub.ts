import { createStore } from "zustand/vanilla";
import type { Line } from "../wire/socket";
import type { Heard } from "../wire/types";
import { Publisher } from "./publisher";
import type { Coming } from "./slots";
import { Subscriber } from "./subscriber";

export interface MediaState {
  publish: Publisher["state"];
  subscribe: Subscriber["state"];
  /** What comes in, and the tracks it comes by; a new object whenever one of them changed. */
  comings: readonly Coming[];
  tracks: ReadonlyMap<string, MediaStreamTrack>;
  /** No packet went through within 6 s of the first try: the network holds UDP back. */
  blocked: boolean;
  /** Something came through before: a break, and no blocked network. */
  everUp: boolean;
  repairs: number;
}

const BLOCKED_AFTER_MS = 6_000;
const SHOW_AFTER_MS = 60; // a page of the strip changes several tiles at once

/** Both connections, and who is to be seen. */
export class MediaHub {
  readonly publisher: Publisher;
  readonly subscriber: Subscriber;
  readonly store = createStore<MediaState>(() => ({
    publish: "new",
    subscribe: "new",
    comings: [],
    tracks: new Map(),
    blocked: false,
    everUp: false,
    repairs: 0,
  }));
  private wanted: string[] | null = [];
  private asked = "";
  private timer: ReturnType<typeof setTimeout> | undefined;
  private blockedTimer: ReturnType<typeof setTimeout> | undefined;
  private begun = false;

  constructor(private readonly line: Line) {
    this.publisher = new Publisher(line, () => this.told());
    this.subscriber = new Subscriber(
      line,
      () => this.store.setState({ comings: this.subscriber.comings, tracks: new Map(this.subscriber.tracks) }),
      () => this.told(),
    );
  }

  /** The person is in the class and the line is up. */
  start(): void {
    if (!this.begun) {
      this.begun = true;
      this.blockedTimer = setTimeout(() => this.told(), BLOCKED_AFTER_MS + 50);
    }
    void this.publisher.start();
    void this.subscriber.start();
    this.asked = "";
    this.askToShow(0);
  }

  /** `restart`: the server's worker is new, everything is. `down`: it hears nothing from one of ours; we look. */
  hear({ state, leg, version }: Heard["media"]): void {
    if (!this.begun) return;
    if (state === "restart") {
      void this.publisher.renew("server_is_new");
      void this.subscriber.renew("server_is_new");
    } else if (state === "down") {
      const suspected = leg === "pub" ? this.publisher : this.subscriber;
      if (version === suspected.version) suspected.suspect(); // not that one which it replaced
    }
  }

  /** Whose cameras the page has room for now, in order; none named: whoever there is; null: nobody, only sound. */
  show(people: readonly string[] | null): void {
    this.wanted = people && [...people];
    this.askToShow(SHOW_AFTER_MS);
  }

  private askToShow(afterMs: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      const asks = JSON.stringify(this.wanted);
      if (!this.begun || !this.line.up || asks === this.asked) return;
      this.asked = asks;
      this.line.ask("show", { cameras: this.wanted }).catch(() => {
        this.asked = "";
      });
    }, afterMs);
  }

  private told(): void {
    const { publisher, subscriber } = this;
    const up = publisher.connectedAt !== null || subscriber.connectedAt !== null;
    const everUp = up || this.store.getState().everUp;
    const tried = [publisher, subscriber].some(
      ({ startedAt, connectedAt }) =>
        startedAt !== null && connectedAt === null && performance.now() - startedAt > BLOCKED_AFTER_MS,
    );
    const blocked = !up && !everUp && (tried || publisher.repairs + subscriber.repairs > 0);
    this.store.setState({
      publish: publisher.state,
      subscribe: subscriber.state,
      blocked,
      everUp,
      repairs: publisher.repairs + subscriber.repairs,
    });
  }

  close(): void {
    clearTimeout(this.timer);
    clearTimeout(this.blockedTimer);
    this.publisher.close();
    this.subscriber.close();
  }
}
