import { describe, expect, test } from "vitest";
import { disarm, fit, tame } from "./fit.ts";
import { countParts, plainSigns } from "./gsm.ts";

describe("a text that must be short", () => {
  test("stays as it is when it fits, and ends with an ellipsis when it does not", () => {
    expect(fit("tram", 4)).toBe("tram");
    expect(fit("The tram stands still.", 9)).toBe("The tram…");
  });

  test("is measured as it is written, with its escapes", () => {
    const writeAmpersand = (text: string) => text.replaceAll("&", "&amp;");
    expect(fit("a&&&&&&", 12, writeAmpersand)).toBe("a&amp;&amp;…");
    expect(fit("&&&&&&", 3, writeAmpersand)).toBe("…");
  });

  test("is never cut inside a letter with marks, a flag or a family", () => {
    for (const sign of ["é", "👨‍👩‍👧‍👦", "🇬🇪", "کّ"]) {
      const cut = fit(sign.repeat(10), sign.length * 3 + 1);
      expect(cut).toBe(`${sign.repeat(3)}…`);
    }
  });
});

describe("a foreign text", () => {
  test("loses controls and signs that turn the reading direction, keeps what joins Persian letters", () => {
    expect(tame("a\u202Egpj.exe\u0000\n\tb")).toBe("a gpj.exe b");
    expect(tame("می\u200cشود")).toBe("می\u200cشود");
  });

  test("loses its power over platforms and looks the same", () => {
    const disarmed = disarm("<!channel> @everyone");
    expect(disarmed).not.toMatch(/@everyone|<!channel>/);
    expect(disarmed.replaceAll("\u2060", "")).toBe("<!channel> @everyone");
  });
});

describe("a text message", () => {
  test.each([
    ["a".repeat(160), 1],
    ["a".repeat(161), 2],
    ["a".repeat(306), 2],
    ["a".repeat(307), 3],
    ["€".repeat(80), 1],
    ["€".repeat(81), 2],
    ["ნ".repeat(70), 1],
    ["ن".repeat(71), 2],
    ["ن".repeat(134), 2],
    ["ن".repeat(135), 3],
    [`${"a".repeat(69)}😀`, 2],
  ])("%# is sent in as many parts as the network makes of it", (text, parts) => {
    expect(countParts(text)).toBe(parts);
  });

  test("in English is not made twice as dear by a dash", () => {
    expect(countParts(plainSigns(`“${"a".repeat(140)}” — …`))).toBe(1);
  });
});
