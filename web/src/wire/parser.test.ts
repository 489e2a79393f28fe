import { decode, encode } from "@msgpack/msgpack";
import { describe, expect, it } from "vitest";
import { Decoder, Encoder } from "./parser";

const back = (packet: Parameters<Encoder["encode"]>[0]) => {
  const got: unknown[] = [];
  const decoder = new Decoder();
  decoder.on("decoded", (heard) => void got.push(heard));
  for (const chunk of new Encoder().encode(packet)) decoder.add(chunk);
  return got[0];
};

describe("the packet parser", () => {
  it("sends bytes as bytes and leaves out what is undefined", () => {
    const bytes = new Uint8Array([1, 2, 255]);
    const [chunk] = new Encoder().encode({
      type: 2,
      nsp: "/",
      data: ["x", { bytes, nothing: undefined, emoji: "👏" }],
    });
    expect(decode(chunk as Uint8Array)).toEqual({ type: 2, nsp: "/", data: ["x", { bytes, emoji: "👏" }] });
  });

  it("reads what it writes, from an ArrayBuffer too", () => {
    const packet = { type: 3, nsp: "/", data: [{ seq: 2 ** 52 }], id: 4 };
    expect(back(packet)).toEqual(packet);
    const raw = encode(packet);
    const decoder = new Decoder();
    let got: unknown;
    decoder.on("decoded", (heard) => {
      got = heard;
    });
    decoder.add(raw.buffer.slice(raw.byteOffset, raw.byteOffset + raw.byteLength) as ArrayBuffer);
    expect(got).toEqual(packet);
  });

  it.each([
    [{ type: 9, nsp: "/" }],
    [{ type: 2, nsp: "/", data: "no list" }],
    [{ type: 2, nsp: 1, data: [] }],
    [null],
    [7],
  ])("refuses %j", (value) => {
    expect(() => new Decoder().add(encode(value))).toThrow();
  });
});
