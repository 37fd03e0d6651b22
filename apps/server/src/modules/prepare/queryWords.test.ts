import { languages } from "@tocsin/contract";
import { sayQuery } from "@tocsin/contract/wording";
import { DEMAND_CODES, explainQuery, IMPORT_CODES, PROBLEM_CODES, parseQuery, SCRIPTS } from "@tocsin/query";
import { describe, expect, test } from "vitest";
import { speakerOf } from "../../platform/wording.ts";

const everything =
  'a (a* OR ~b) =A "a b" -#a @a a NEAR/5 b a BEFORE/2 b title:a name:a from:a lang:en platform:x link:a.example reach>10k ' +
  "is:reply is:repost is:verified has:link has:media has:hashtag -has:mention";

describe.each(languages)("what is said about queries in %s", async (language) => {
  const { say, intl } = await speakerOf(language, "UTC");

  test("has a sentence for every code that the engine gives", () => {
    const ids = [
      ...PROBLEM_CODES.map((code) => `query.problem.${code}`),
      ...DEMAND_CODES.flatMap((code) => [`query.demand.${code}`, `query.no.${code}`]),
      ...IMPORT_CODES.map((code) => `query.import.${code}`),
      ...SCRIPTS.map((script) => `query.script.${script}`),
    ];
    expect(ids.filter((id) => !intl.messages[id])).toEqual([]);
  });

  test("explains a query with every kind of demand, every blank filled", () => {
    const sentence = sayQuery(explainQuery(parseQuery(everything).query!), say, language);
    expect(sentence).not.toMatch(/query\.|[{}]/);
    expect(sentence).toContain("a.example");
  });
});

test("an explanation reads as a sentence", async () => {
  const { say } = await speakerOf("en", "UTC");
  const explain = (query: string) => sayQuery(explainQuery(parseQuery(query).query!), say, "en");
  expect(explain('"norvia air" (late OR cancel*) -jobs')).toBe(
    "Finds posts that contain the phrase “norvia air”, (contain the word “late” or contain a word beginning with “cancel”), and do not contain the word “jobs”.",
  );
  expect(explain("norvia NEAR/1 strike reach>=10k")).toBe(
    "Finds posts that contain “norvia” within 1 word of “strike” and have an author with at least 10,000 followers.",
  );
});
