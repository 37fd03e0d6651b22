import { describe, expect, it } from "vitest";
import { listOtherLanguages, nameLanguage } from "./languageNames.ts";

const say = (id: string) => id;

describe("the name of a language", () => {
  it("is the product's own for the six, the browser's for others", () => {
    expect(nameLanguage("ka", "en", say)).toBe("language.ka");
    expect(nameLanguage("uk", "en", say)).toBe("Ukrainian");
    expect(nameLanguage("und-x!", "en", say)).toBe("language.other (und-x!)");
  });

  it("is listed once for each language that is not one of the six", () => {
    const codes = listOtherLanguages("en").map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(["uk", "tr", "bg", "ur", "he"]));
    for (const code of ["en", "ka", "iw"]) expect(codes).not.toContain(code);
    expect(new Set(codes).size).toBe(codes.length);
  });
});
