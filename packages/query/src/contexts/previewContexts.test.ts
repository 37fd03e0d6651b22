import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { matchQuery, parseQuery, type QueryPost } from "../index.ts";
import { previewContexts } from "./previewContexts.ts";

const post = (text: string): QueryPost => ({ text, author: { handle: "someone" }, platform: "x" });
const treeOf = (text: string) => parseQuery(text).query!;

/** A fruit, a scooter of that name, and in Russian a party and a fruit of one name: sentences put together from parts. */
const fruit = mix(
  ["Squeeze a lima", "Fresh lima"],
  ["into the salad dressing", "with the fish recipe", "juice in the salad recipe"],
  ["tastes sour", "for the kitchen", "with sour juice"],
);
const scooter = mix(
  ["A Lima scooter", "Lima scooters"],
  ["blocks the pavement", "parked on the pavement", "without a helmet"],
  ["again in the city", "says the city council", "and the battery died"],
);
const orchard = mix(
  ["Груша созрела", "Посадили грушу"],
  ["в саду на даче", "у забора в саду"],
  ["урожай собрали", "варенье сварили из урожая"],
);
const party = mix(
  ["Партия Груша", "Лидер партии Груша"],
  ["на выборах в думу", "перед выборами"],
  ["набрала голоса", "обещает голосовать за закон"],
);

function mix(...parts: string[][]): QueryPost[] {
  const whole = parts.reduce((all, choices) => all.flatMap((one) => choices.map((choice) => `${one} ${choice}`)), [""]);
  return whole.map((text) => post(text.trim()));
}

describe("contexts of a name with namesakes", () => {
  test("are told apart by the words around it", () => {
    const posts = [...fruit, ...scooter, post("nothing of the kind")];
    const { matched, contexts } = previewContexts(treeOf("lima"), posts);
    expect(matched).toBe(fruit.length + scooter.length);
    expect(contexts).toHaveLength(2);
    const about = (word: string) => contexts.find(({ words }) => words.includes(word))!;
    expect(about("salad").count).toBe(fruit.length);
    expect(about("pavement").count).toBe(scooter.length);
    expect(about("salad").examples.every((place) => place < fruit.length)).toBe(true);
  });

  test("can be left out by words that drop them and spare the others", () => {
    const posts = [...fruit, ...scooter];
    const { contexts } = previewContexts(treeOf("lima"), posts);
    const { exclusion } = contexts.find(({ words }) => words.includes("salad"))!;
    expect(exclusion).toMatchObject({ drops: fruit.length, dropsElsewhere: 0, lost: [] });
    const kept = posts.filter((one) => matchQuery(treeOf(exclusion!.query), one));
    expect(kept).toEqual(scooter);
  });

  test("are told apart in an inflected language", () => {
    const { contexts } = previewContexts(treeOf("~груша"), [...orchard, ...party]);
    expect(contexts.map(({ count }) => count).sort()).toEqual([orchard.length, party.length].sort());
    for (const { exclusion, count } of contexts) expect(exclusion).toMatchObject({ drops: count, dropsElsewhere: 0 });
  });

  test("are not invented where there is nothing to tell apart", () => {
    expect(previewContexts(treeOf("lima"), [])).toEqual({
      matched: 0,
      contexts: [],
      unclear: { count: 0, examples: [] },
    });
    const alone = [post("lima one"), post("lima two"), post("lima three")];
    expect(previewContexts(treeOf("lima"), alone)).toMatchObject({ matched: 3, contexts: [], unclear: { count: 3 } });
  });

  test("count every post once, and what an exclusion drops is what its query loses", () => {
    const words = fc.constantFrom("lima", "salad", "city", "sour", "helmet", "juice", "law", "vote");
    const some = fc.array(
      fc.array(words, { maxLength: 6 }).map((parts) => post(parts.join(" "))),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(some, (posts) => {
        const { matched, contexts, unclear } = previewContexts(treeOf("lima"), posts);
        expect(contexts.reduce((sum, { count }) => sum + count, unclear.count)).toBe(matched);
        for (const { exclusion } of contexts) {
          if (exclusion === null) continue;
          const left = posts.filter((one) => matchQuery(treeOf(exclusion.query), one)).length;
          expect(matched - left).toBe(exclusion.drops + exclusion.dropsElsewhere);
        }
      }),
    );
  });
});
