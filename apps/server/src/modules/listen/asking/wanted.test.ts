import { describe, expect, test } from "vitest";
import { readWatches } from "./wanted.ts";

const watching = (...queries: string[]) => readWatches(queries.map((query, place) => ({ id: `w${place}`, query })));
const terms = (...queries: string[]) => watching(...queries).terms;

describe("what to search a network for", () => {
  test.each([
    ["Norvia", ["Norvia"]],
    ["Norvia OR Норвия", ["Norvia", "Норвия"]],
    ["tram AND delayed", ["delayed"]],
    ['"Norvia Air" AND late', ["Norvia Air"]],
    ["Norvia NOT stadium", ["Norvia"]],
    ["Norvia lang:ru", ["Norvia"]],
    ["#tramstop", ["tramstop"]],
    ["нёбо", ["нёбо"]],
  ])("is for %s %j", (query, expected) => {
    expect(terms(query)).toEqual(expected);
  });

  test("is each term of every watch once, and nothing where one asks for any words", () => {
    expect(terms("Norvia", "Norvia OR tram")).toEqual(["Norvia", "tram"]);
    expect(terms("Norvia", "from:mayor")).toEqual([]);
    expect(terms("Norvia OR from:mayor")).toEqual([]);
    expect(terms()).toEqual([]);
  });
});

describe("a firehose keeps a post", () => {
  const post = (text: string) => ({ text, author: { handle: "nino" } });

  test("that some watch may match, whatever its language and reach will prove to be", () => {
    const { isWanted } = watching("tram lang:ka", "Norvia reach>1000 NOT stadium");
    expect(isWanted(post("The tram stands still"))).toBe(true);
    expect(isWanted(post("Norvia is late"))).toBe(true);
    expect(isWanted(post("At the Norvia stadium"))).toBe(false);
    expect(isWanted(post("Good morning"))).toBe(false);
  });

  test("of its author, and any post where a watch asks for a language alone; none where nobody watches", () => {
    expect(watching("from:nino").isWanted(post("Good morning"))).toBe(true);
    expect(watching("tram", "lang:ka").isWanted(post("Good morning"))).toBe(true);
    expect(watching().isWanted(post("Good morning"))).toBe(false);
  });
});
