import fc from "fast-check";

/** Strings of any UTF-16 units, half surrogate pairs included, and of whole code points of all planes. */
export function anyText(maxLength: number): fc.Arbitrary<string> {
  const units = fc.array(fc.nat(0xffff), { maxLength }).map((codes) => String.fromCharCode(...codes));
  return fc.oneof(units, fc.string({ unit: "binary", maxLength }), fc.string({ unit: "grapheme", maxLength }));
}
