import { RUN_BYTES } from "../sentiment/letterRuns.ts";
import type { Shard } from "../sentiment/shard.ts";

const HEADER_BYTES = 24;

/** A shard as bytes: bits, step, three biases, temperature, the weights class by class, which compresses best, the known runs. */
export function packShard(shard: Shard): Uint8Array {
  const bytes = new Uint8Array(HEADER_BYTES + shard.weights.length + RUN_BYTES);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, shard.bits, true);
  [shard.step, ...shard.bias, shard.temperature].forEach((number, i) => view.setFloat32(4 + i * 4, number, true));
  const size = shard.weights.length / 3;
  for (let i = 0; i < shard.weights.length; i++) {
    bytes[HEADER_BYTES + (i % 3) * size + Math.floor(i / 3)] = shard.weights[i]!;
  }
  bytes.set(shard.known, HEADER_BYTES + shard.weights.length);
  return bytes;
}

/** The shard in `bytes`; throws where its length does not fit its own header. */
export function unpackShard(bytes: Uint8Array): Shard {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const bits = bytes.length >= HEADER_BYTES ? view.getUint32(0, true) : 0;
  const size = 2 ** bits;
  if (bytes.length !== HEADER_BYTES + size * 3 + RUN_BYTES)
    throw new Error("A shard of the text model has the wrong length.");
  const weights = new Int8Array(size * 3);
  for (let place = 0; place < size; place++) {
    weights[place * 3] = bytes[HEADER_BYTES + place]!;
    weights[place * 3 + 1] = bytes[HEADER_BYTES + size + place]!;
    weights[place * 3 + 2] = bytes[HEADER_BYTES + size * 2 + place]!;
  }
  const known = bytes.slice(HEADER_BYTES + size * 3);
  const [step, negative, neutral, positive, temperature] = [4, 8, 12, 16, 20].map((at) => view.getFloat32(at, true));
  return { bits, step: step!, bias: [negative!, neutral!, positive!], temperature: temperature!, weights, known };
}
