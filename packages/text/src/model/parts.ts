/** A named file inside the model. */
export interface ModelPart {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const MAGIC = [0x54, 0x4f, 0x43, 0x31]; // "TOC1"

/** One run of bytes from named parts: magic, then per part the length of its name, the name, the length, the bytes. */
export function packParts(parts: readonly ModelPart[]): Uint8Array {
  const size = parts.reduce((sum, part) => sum + 5 + part.name.length + part.bytes.length, MAGIC.length);
  const packed = new Uint8Array(size);
  const view = new DataView(packed.buffer);
  packed.set(MAGIC);
  let at = MAGIC.length;
  for (const { name, bytes } of parts) {
    packed[at] = name.length;
    for (let i = 0; i < name.length; i++) packed[at + 1 + i] = name.charCodeAt(i);
    view.setUint32(at + 1 + name.length, bytes.length, true);
    packed.set(bytes, at + 5 + name.length);
    at += 5 + name.length + bytes.length;
  }
  return packed;
}

/** The parts of `packed`; throws where the bytes are not a whole model, since nothing can be said without one. */
export function unpackParts(packed: Uint8Array): ModelPart[] {
  if (!MAGIC.every((byte, i) => packed[i] === byte)) throw new Error("These bytes are not a text model.");
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  const parts: ModelPart[] = [];
  let at = MAGIC.length;
  while (at < packed.length) {
    const nameLength = packed[at]!;
    const start = at + 5 + nameLength;
    if (start > packed.length) throw new Error("The text model is cut short.");
    const name = String.fromCharCode(...packed.subarray(at + 1, at + 1 + nameLength));
    const end = start + view.getUint32(start - 4, true);
    if (end > packed.length) throw new Error(`The text model is cut short in "${name}".`);
    parts.push({ name, bytes: packed.subarray(start, end) });
    at = end;
  }
  return parts;
}
