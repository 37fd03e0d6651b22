import { describe, expect, it } from "vitest";
import { exampleMention } from "../testing.ts";
import { changeMentions, isSameStory, listMentionsIn } from "./cachedMentions.ts";
import { predict } from "./predict.ts";

const story = exampleMention({ id: "1", groupId: "g" });
const copy = exampleMention({ id: "2", groupId: "g" });
const other = exampleMention({ id: "3", groupId: "h" });

describe("a correction on its way", () => {
  it("of the tone is certain, holds toward every brand and is marked as a person's", () => {
    const toward = [{ brandId: "b", name: "Lidroni", sentiment: "neutral", isSure: false } as const];
    const mention = predict({ ...story, toward: [...toward] }, { field: "sentiment", sentiment: "positive" });
    expect(mention).toMatchObject({ sentiment: "positive", isSure: true, corrected: ["sentiment"] });
    expect(mention.toward[0]).toMatchObject({ sentiment: "positive", isSure: true });
  });

  it("of the kinds keeps the words that spoke for those that stay", () => {
    const outage = { type: "outage", words: ["down"] } as const;
    const before = { ...story, crisisTypes: [{ type: outage.type, words: [...outage.words] }] };
    const { crisisTypes } = predict(before, { field: "crisis-types", crisisTypes: ["outage", "activism"] });
    expect(crisisTypes).toEqual([outage, { type: "activism", words: [] }]);
  });

  it("of the relevance takes out the one watch", () => {
    const watches = ["w1", "w2"].map((id) => ({ id, name: id }));
    const mention = predict({ ...story, watches }, { field: "relevance", watchId: "w1", isRelevant: false });
    expect(mention.watches.map(({ id }) => id)).toEqual(["w2"]);
  });

  it("is not marked twice", () => {
    const once = predict(story, { field: "language", language: "uk" });
    expect(predict(once, { field: "language", language: "ru" })).toMatchObject({
      language: "ru",
      corrected: ["language"],
    });
  });
});

describe("answers that are at hand", () => {
  const answers = { pages: [{ items: [story, other] }, { items: [copy] }], pageParams: [null] };
  const positive = (one: typeof story) => (isSameStory(one, story) ? { ...one, sentiment: "positive" as const } : one);

  it("show the change for the post and its near-duplicates and for no other", () => {
    const tones = listMentionsIn(changeMentions(answers, positive)).map(({ id, sentiment }) => `${id} ${sentiment}`);
    expect(tones).toEqual(["1 positive", "3 negative", "2 positive"]);
    expect(listMentionsIn(answers).every(({ sentiment }) => sentiment === "negative")).toBe(true);
  });

  it("without such a post stay the same object", () => {
    const series = { points: [{ at: "2026-03-16", count: 4 }], examples: [other] };
    expect(changeMentions(series, positive)).toBe(series);
    expect(changeMentions(undefined, positive)).toBeUndefined();
  });

  it("know posts without a group apart", () => {
    expect(isSameStory(exampleMention({ id: "8" }), exampleMention({ id: "9" }))).toBe(false);
  });
});
