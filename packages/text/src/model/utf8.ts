/** Text from UTF-8 bytes. Engines see neither Node nor browser, and `TextDecoder` belongs to those. */
export function decodeUtf8(bytes: Uint8Array): string {
  const units: number[] = [];
  const chunks: string[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes[at]!);
    units.push(decodeSequence(bytes, at, length));
    at += length;
    if (units.length > 8000) chunks.push(String.fromCodePoint(...units.splice(0)));
  }
  return chunks.join("") + String.fromCodePoint(...units);
}

function sequenceLength(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead < 0xe0) return 2;
  return lead < 0xf0 ? 3 : 4;
}

function decodeSequence(bytes: Uint8Array, at: number, length: number): number {
  if (length === 1) return bytes[at]!;
  let point = bytes[at]! & (0xff >> (length + 1));
  for (let i = 1; i < length; i++) point = (point << 6) | ((bytes[at + i] ?? 0) & 0x3f);
  return point > 0x10ffff ? 0xfffd : point;
}
