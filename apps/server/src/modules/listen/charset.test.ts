import { describe, expect, test } from "vitest";
import { decodeText, guessCharset } from "./charset.ts";

const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, "utf16le");
/** Russian "Трамвай стоит", Greek "τραμ" and Arabic "ترام" as old writers have them. */
const cp1251 = Buffer.from("d2f0e0ece2e0e920f1f2eee8f2", "hex");
const koi8 = Buffer.from("f4d2c1cdd7c1ca20d3d4cfc9d4", "hex");
const cp1253 = Buffer.from("f4f1e1ec", "hex");
const cp1256 = Buffer.from("cad1c7e3", "hex");

describe("bytes become text", () => {
  test("as UTF-8 where they are UTF-8, whatever is declared", () => {
    expect(decodeText(Buffer.from("ქართული"), { declared: ["iso-8859-1"] })).toEqual({
      text: "ქართული",
      charset: "utf-8",
    });
  });

  test("by what is declared where they are not", () => {
    expect(decodeText(cp1251, { declared: ["windows-1251"] }).text).toBe("Трамвай стоит");
    expect(decodeText(koi8, { declared: [undefined, "KOI8-R"] }).text).toContain("Трамвай");
    expect(decodeText(cp1253, { declared: ["windows-1253"] }).text).toBe("τραμ");
  });

  test("by a guess where nothing is declared, or nonsense", () => {
    expect(guessCharset(cp1251)).toBe("windows-1251");
    expect(guessCharset(koi8)).toBe("koi8-r");
    expect(decodeText(cp1256, { declared: ["x-unknown"], language: "fa" }).text).toBe("ترام");
    expect(decodeText(Buffer.from("caf\xe9", "latin1"), {}).text).toBe("café");
  });

  test("of two and of four bytes a sign, with and without a mark", () => {
    expect(decodeText(utf16("تراموا")).text).toContain("تراموا");
    expect(decodeText(Buffer.from("<a>", "utf16le"))).toEqual({ text: "<a>", charset: "utf-16le" });
    expect(decodeText(Buffer.from("0000003c00000061", "hex")).text).toBe("<a");
  });

  test("keep the quotation marks of Windows", () => {
    expect(decodeText(Buffer.from([0x93, 0x61, 0x94]), { declared: ["iso-8859-1"] }).text).toBe("“a”");
  });

  test("stay readable when single signs are broken", () => {
    const text = decodeText(Buffer.concat([Buffer.from("Трамвай стоит"), Buffer.from([0xff])]), {
      declared: ["utf-8"],
    });
    expect(text.text).toContain("Трамвай стоит");
  });
});
