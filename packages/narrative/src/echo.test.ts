import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createEchoIndex, type EchoPost, restoreEchoIndex, summariseVoices } from "./index.ts";

const DAY = 24 * 60;
const MINUTE = 60_000;
const SPAM = "earn four hundred a day from home with this one simple trick ask me how";

function postOf(id: string, text: string, rest: Partial<EchoPost> = {}): EchoPost {
  return { id, text, authorKey: `author of ${id}`, at: 0, ...rest };
}

function placeAll(posts: readonly EchoPost[]) {
  const index = createEchoIndex({ windowMinutes: DAY });
  return posts.map((post) => index.place(post));
}

describe("echoes", () => {
  const lines = readFileSync(new URL("../cases/echoes.txt", import.meta.url), "utf8").split("\n");
  test.each(lines.filter((line) => line !== "" && !line.startsWith("# ")))("%s", (line) => {
    const [expected, earlier, later] = line.split(" | ");
    const [, placed] = placeAll([postOf("1", earlier!), postOf("2", later!)]);
    expect(placed!.isEcho ? "echo" : "apart").toBe(expected);
  });

  test("forty-nine accounts that vary link, handle and number of one text are one voice", () => {
    const posts = Array.from({ length: 49 }, (_, i) =>
      postOf(`${i}`, `@user${i * 7} ${SPAM} ${i + 100} https://t.example/${i}`),
    );
    const placed = placeAll(posts).map((placement, i) => ({ ...placement, authorKey: posts[i]!.authorKey }));
    expect(summariseVoices(placed)).toEqual({ voices: 1, echoes: 48, authors: 49 });
  });

  test("a repost joins its original whatever its text, and so does a repost of an unseen original", () => {
    const placed = placeAll([
      postOf("a", "the original words of this post"),
      postOf("b", "", { repostOf: "a" }),
      postOf("c", "cut off", { repostOf: "unseen" }),
      postOf("d", "something else", { repostOf: "unseen" }),
      postOf("unseen", "the post that two others repeated"),
    ]);
    expect(placed.map((placement) => placement.groupId)).toEqual(["a", "a", "c", "c", "c"]);
    expect(placed.map((placement) => placement.isEcho)).toEqual([false, true, false, true, true]);
  });

  test("a post delivered twice stays where it is", () => {
    const [first, again] = placeAll([postOf("a", SPAM), postOf("a", SPAM)]);
    expect(again).toEqual({ ...first, similarity: 1 });
  });

  test("a group is forgotten when the posts' own time has passed it by, and kept while it is fed", () => {
    const index = createEchoIndex({ windowMinutes: 60 });
    const at = (minutes: number) => index.place(postOf(`${minutes}`, SPAM, { at: minutes * MINUTE })).groupId;
    expect([at(0), at(50), at(100), at(200)]).toEqual(["0", "0", "0", "200"]);
  });

  test("memory is bounded by the number of groups as well", () => {
    const index = createEchoIndex({ windowMinutes: DAY, mostGroups: 10 });
    for (let i = 0; i < 100; i++) index.place(postOf(`${i}`, `alpha${"x".repeat(i)} beta gamma${i} d${"y".repeat(i)}`));
    expect(index.snapshot().groups.length).toBe(10);
  });

  test("an author with one text twice, or with three texts, is one voice", () => {
    const by = (authorKey: string, groupId: string) => ({ authorKey, groupId });
    expect(summariseVoices([by("a", "1"), by("a", "1")])).toEqual({ voices: 1, echoes: 1, authors: 1 });
    expect(summariseVoices([by("a", "1"), by("a", "2"), by("a", "3")])).toEqual({ voices: 1, echoes: 0, authors: 1 });
    expect(summariseVoices([])).toEqual({ voices: 0, echoes: 0, authors: 0 });
  });
});

describe("laws of the echo index", () => {
  const word = fc.constantFrom("norvia", "flight", "late", "refund", "рейс", "پرواز", "ფრენა", "πτήση", "12", "#fail");
  const text = fc.array(word, { maxLength: 9 }).map((words) => words.join(" "));
  const posts = fc
    .array(fc.record({ text, minute: fc.nat(3000), repostOf: fc.option(fc.nat(20), { nil: undefined, freq: 5 }) }))
    .map((list) =>
      list.map(({ text, minute, repostOf }, i) =>
        postOf(`${i}`, text, { at: minute * MINUTE, repostOf: repostOf === undefined ? undefined : `${repostOf}` }),
      ),
    );

  test("order of arrival does not change which equal texts stand together", () => {
    const shuffled = fc
      .array(text, { maxLength: 30 })
      .chain((texts) =>
        fc.tuple(fc.constant(texts), fc.shuffledSubarray([...texts.keys()], { minLength: texts.length })),
      );
    fc.assert(
      fc.property(shuffled, ([texts, order]) => {
        const togetherIn = (indexes: number[]) => {
          const placed = placeAll(indexes.map((i) => postOf(`${i}`, texts[i]!)));
          const groups = new Map(indexes.map((i, place) => [i, placed[place]!.groupId]));
          return texts.map((one, i) => texts.map((other, j) => one === other && groups.get(i) === groups.get(j)));
        };
        expect(togetherIn(order)).toEqual(togetherIn([...texts.keys()]));
      }),
    );
  });

  test("shifting time changes nothing", () => {
    fc.assert(
      fc.property(posts, fc.integer({ min: -1e6, max: 1e6 }), (list, minutes) => {
        const later = list.map((post) => ({ ...post, at: post.at + minutes * MINUTE }));
        expect(placeAll(later)).toEqual(placeAll(list));
      }),
    );
  });

  test("a restored index continues exactly as the one it was taken from", () => {
    fc.assert(
      fc.property(posts, fc.nat(30), (list, cut) => {
        const settings = { windowMinutes: DAY, mostGroups: 12 };
        const index = createEchoIndex(settings);
        for (const post of list.slice(0, cut)) index.place(post);
        const restored = restoreEchoIndex(JSON.parse(JSON.stringify(index.snapshot())));
        const rest = list.slice(cut);
        expect(rest.map((post) => restored.place(post))).toEqual(rest.map((post) => index.place(post)));
        expect(restored.snapshot()).toEqual(JSON.parse(JSON.stringify(index.snapshot())));
      }),
    );
  });

  test("a group's id is the id of a post that was placed first in it", () => {
    fc.assert(
      fc.property(posts, (list) => {
        const seen = new Set<string>();
        placeAll(list).forEach((placed, i) => {
          if (!placed.isEcho) expect(placed.groupId).toBe(list[i]!.id);
          else expect(seen.has(placed.groupId)).toBe(true);
          seen.add(placed.groupId);
        });
      }),
    );
  });
});
