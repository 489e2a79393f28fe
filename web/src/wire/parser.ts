import { decode, encode } from "@msgpack/msgpack";
import { Emitter } from "@socket.io/component-emitter";

/**
 * Socket.IO packets as msgpack, both ways. Our own, because the published parser turns a `Uint8Array` into a map and
 * `undefined` into an extension type; here bytes are bin and what is undefined is left out.
 */
export const protocol = 5; // socket.io-protocol revision that these packets follow

interface Packet {
  type: number;
  nsp: string;
  data?: unknown;
  id?: number;
}

type Decoded = { decoded: (packet: Packet) => void };

const LAST_TYPE = 4; // CONNECT, DISCONNECT, EVENT, ACK, CONNECT_ERROR; the two binary types do not occur with msgpack

export class Encoder {
  encode({ type, nsp, data, id }: Packet): Uint8Array[] {
    return [encode({ type, nsp, data, id }, { ignoreUndefined: true })];
  }
}

export class Decoder extends Emitter<Decoded, Decoded> {
  /** Throws what the manager answers by closing the connection: a peer that does not speak this. */
  add(raw: ArrayBuffer | Uint8Array): void {
    const packet = decode(raw instanceof Uint8Array ? raw : new Uint8Array(raw));
    if (!isPacket(packet)) throw new Error("not a Socket.IO packet");
    this.emit("decoded", packet);
  }

  destroy(): void {}
}

function isPacket(value: unknown): value is Packet {
  if (typeof value !== "object" || value === null) return false;
  const { type, nsp, data, id } = value as Record<string, unknown>;
  const known = Number.isInteger(type) && (type as number) >= 0 && (type as number) <= LAST_TYPE;
  const fits = type === 2 || type === 3 ? Array.isArray(data) : true;
  return known && typeof nsp === "string" && fits && (id === undefined || id === null || Number.isInteger(id));
}
