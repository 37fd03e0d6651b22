import { crisisTypes, departments, languages } from "@tocsin/contract";
import { wordings } from "@tocsin/contract/wording";
import { describe, expect, it } from "vitest";
import { placeholders, playbooks } from "./index.ts";
import type { PlaybookShape, PlaybookText } from "./playbook.ts";

const countWords = (text: string) => text.split(/\s+/).filter(Boolean).length;
const listPlaceholders = (text: string) => [...new Set(text.match(/\{[^}]*\}/g) ?? [])].sort();
const withoutPlaceholders = (text: string) => text.replaceAll(/\{[^}]*\}/g, "");

function listStrings(text: PlaybookText): string[] {
  const { title, summary, firstMove, holdingStatement, doNot, goodEnd } = text;
  const steps = Object.values(text.steps).flatMap((step) => [step.title, step.detail]);
  return [title, summary, firstMove, ...steps, holdingStatement.title, holdingStatement.text, ...doNot, goodEnd];
}

const shapes = crisisTypes.map((type) => playbooks[type].shape);
const pages = crisisTypes.flatMap((type) =>
  languages.map((language) => ({
    type,
    language,
    shape: playbooks[type].shape,
    text: playbooks[type].texts[language],
  })),
);
const foreignPages = pages.filter(({ language }) => language !== "en");

describe.each(shapes)("the shape of $type", (shape: PlaybookShape) => {
  const dues = new Map(shape.steps.map((step) => [step.key, step.dueMinutes]));

  it("stands under its own crisis type", () => {
    expect(playbooks[shape.type].shape).toBe(shape);
  });

  it("has 8 to 14 steps, each named once", () => {
    expect(shape.steps.length).toBeGreaterThanOrEqual(8);
    expect(shape.steps.length).toBeLessThanOrEqual(14);
    expect(dues.size).toBe(shape.steps.length);
  });

  it("lists exactly the roles that have something to do", () => {
    expect([...shape.roles].sort()).toEqual([...new Set(shape.steps.map((step) => step.role))].sort());
    expect(departments).toEqual(expect.arrayContaining(shape.roles));
  });

  it("orders the steps by their due time and names the phase it falls into", () => {
    expect(shape.steps.map((step) => step.dueMinutes)).toEqual([...dues.values()].sort((a, b) => a - b));
    for (const step of shape.steps) {
      expect(step.phase).toBe(
        step.dueMinutes <= 60 ? "first-hour" : step.dueMinutes <= 1440 ? "first-day" : "follow-up",
      );
    }
  });

  it("lets no step wait for one that is due later", () => {
    for (const step of shape.steps) {
      for (const earlier of step.dependsOn ?? []) {
        expect(dues.get(earlier), `${step.key} waits for ${earlier}`).toBeLessThanOrEqual(step.dueMinutes);
        expect(earlier).not.toBe(step.key);
      }
    }
  });

  it("publishes a holding statement within the first hour and ends with a review", () => {
    expect(dues.get("publish-holding")).toBeLessThanOrEqual(60);
    expect(dues.get("review-lessons")).toBeGreaterThan(1440);
  });
});

describe.each(pages)("$type in $language", ({ type, shape, text }) => {
  it("explains every step of the shape and no other", () => {
    expect(Object.keys(text.steps)).toEqual(shape.steps.map((step) => step.key));
  });

  it("leaves no text empty", () => {
    expect(listStrings(text).filter((one) => one.trim().length < 3)).toEqual([]);
    expect(text.doNot.length).toBeGreaterThanOrEqual(3);
    expect(text.doNot.length).toBeLessThanOrEqual(4);
  });

  it("uses the placeholders of the English holding statement, all of them known", () => {
    const used = listPlaceholders(text.holdingStatement.text);
    expect(used).toEqual(listPlaceholders(playbooks[type].texts.en.holdingStatement.text));
    expect(placeholders.map((name) => `{${name}}`)).toEqual(expect.arrayContaining(used));
  });

  it("keeps braces out of everything but the holding statement", () => {
    const others = listStrings(text).filter((one) => one !== text.holdingStatement.text);
    expect(others.filter((one) => /[{}]/.test(one))).toEqual([]);
  });

  it("says what, when and where in 60 to 110 words", () => {
    expect(countWords(text.holdingStatement.text)).toBeGreaterThanOrEqual(60);
    expect(countWords(text.holdingStatement.text)).toBeLessThanOrEqual(110);
    expect(listPlaceholders(text.holdingStatement.text)).toEqual(
      expect.arrayContaining(["{brand}", "{what}", "{time}", "{nextUpdate}", "{newsroom}", "{contact}"]),
    );
  });

  it("is short enough to be read in an emergency", () => {
    expect(countWords(text.firstMove)).toBeLessThanOrEqual(40);
    expect(countWords(text.goodEnd)).toBeLessThanOrEqual(40);
    for (const step of Object.values(text.steps)) {
      expect(countWords(step.title), step.title).toBeLessThanOrEqual(8);
      expect(countWords(step.detail), step.detail).toBeLessThanOrEqual(40);
    }
    for (const line of text.doNot) expect(countWords(line), line).toBeLessThanOrEqual(16);
  });

  it("uses typographic quotation marks and apostrophes", () => {
    expect(listStrings(text).filter((one) => /["']/.test(one))).toEqual([]);
  });
});

const scripts = {
  ka: /\p{Script=Georgian}/gu,
  ru: /\p{Script=Cyrillic}/gu,
  fa: /\p{Script=Arabic}/gu,
  el: /\p{Script=Greek}/gu,
  ar: /\p{Script=Arabic}/gu,
};

describe.each(foreignPages)("$type in $language", ({ language, text }) => {
  const script = scripts[language as keyof typeof scripts];

  it("is written in its own script, apart from a few loan words", () => {
    const all = withoutPlaceholders(listStrings(text).join(" "));
    const letters = all.match(/\p{L}/gu)!.length;
    expect(all.match(script)!.length / letters).toBeGreaterThan(0.97);
  });

  it("has no sentence left in English or another script", () => {
    const strange = listStrings(text).filter((one) => !withoutPlaceholders(one).match(script));
    expect(strange).toEqual([]);
  });
});

describe("Persian and Arabic letters", () => {
  const joined = (language: "fa" | "ar") =>
    pages
      .filter((page) => page.language === language)
      .flatMap(({ text }) => listStrings(text))
      .join(" ");

  it("are Persian in Persian: no Arabic kaf or yeh, no loose prefix of a verb", () => {
    expect(joined("fa").match(/[كيى]|(^|\s)ن?می\s/g)).toBeNull();
  });

  it("are Arabic in Arabic: no Persian letters", () => {
    expect(joined("ar").match(/[کیپچژگ]/g)).toBeNull();
  });

  it("are followed by their own comma, semicolon and question mark", () => {
    expect(joined("fa").match(/\p{Script=Arabic}[,;?]/gu)).toBeNull();
    expect(joined("ar").match(/\p{Script=Arabic}[,;?]/gu)).toBeNull();
  });
});

describe.each(languages)("the names of crises in %s", async (language) => {
  const { default: words } = await wordings[language]();

  it("are the same on a playbook as everywhere else", () => {
    const titles = crisisTypes.map((type) => playbooks[type].texts[language].title);
    expect(titles).toEqual(crisisTypes.map((type) => words[`crisis.${type}`]));
  });
});
