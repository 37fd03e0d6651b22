import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createEchoIndex } from "../echo.ts";
import type { NarrativeSettings, StreamedPost } from "./narrative.ts";
import { createNarrativeIndex, restoreNarrativeIndex } from "./stream.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const BRAND = ["Norvia", "Норвия", "Норвии", "نورویا", "نورفيا", "ნორვია"];

function postsOf(texts: readonly string[], change: Partial<StreamedPost> = {}): StreamedPost[] {
  return texts.map((text, i) => ({ id: `p${i}`, text, authorKey: `a${i}`, at: i * MINUTE, language: "en", ...change }));
}

function placeAll(posts: readonly StreamedPost[], settings: NarrativeSettings = { stopTerms: BRAND }) {
  const index = createNarrativeIndex(settings);
  const placed = posts.map((post) => index.place(post));
  return { index, placed, ids: placed.map(({ narrativeId }) => index.resolve(narrativeId)!) };
}

interface Scene {
  readonly name: string;
  readonly posts: { readonly letter: string; readonly language: string; readonly text: string }[];
}

function readScenes(): Scene[] {
  const scenes: Scene[] = [];
  for (const line of readFileSync(new URL("../../cases/narratives.txt", import.meta.url), "utf8").split("\n")) {
    if (line.startsWith("= ")) scenes.push({ name: line.slice(2), posts: [] });
    const post = /^(\w) (\w\w) (.+)$/.exec(line);
    if (post !== null) scenes.at(-1)!.posts.push({ letter: post[1]!, language: post[2]!, text: post[3]! });
  }
  return scenes;
}

describe("scenes", () => {
  test.each(readScenes())("$name", ({ posts }) => {
    const { ids } = placeAll(
      posts.map(({ language, text }, i) => ({ id: `p${i}`, text, language, authorKey: `a${i}`, at: i * MINUTE })),
    );
    const together = posts.map((_, i) => posts.map((_, j) => ids[i] === ids[j]));
    expect(together).toEqual(posts.map(({ letter }) => posts.map((other) => letter === other.letter)));
  });
});

const STRIKE = [
  "Norvia crew begin a strike at Zurich airport over night shifts",
  "Second day of the Norvia crew strike, Zurich airport is full",
  "Strike at Zurich airport: crew reject the offer on night shifts",
  "Norvia crew strike in Zurich ends, night shifts stay",
];

describe("a narrative", () => {
  test("keeps its id while it grows", () => {
    const { placed } = placeAll(postsOf(STRIKE));
    expect(placed.map(({ narrativeId }) => narrativeId)).toEqual(["p0", "p0", "p0", "p0"]);
    expect(placed.map(({ isNew }) => isNew)).toEqual([true, false, false, false]);
    expect(placed[1]!.because).toContain("Zurich");
  });

  test("is found whatever address each post has of its own", () => {
    const { ids } = placeAll(postsOf(STRIKE).map((post) => ({ ...post, links: [`https://place.example/${post.id}`] })));
    expect(new Set(ids)).toEqual(new Set(["p0"]));
  });

  test("is not read from a snapshot of another version: the index begins empty", () => {
    const { index } = placeAll(postsOf(STRIKE));
    const foreign = { ...index.snapshot(), version: 1 as 2 };
    expect(restoreNarrativeIndex(foreign).list({ leastSize: 1 })).toEqual([]);
  });

  test("of 49 decorated copies and one original is one voice", () => {
    const echoes = createEchoIndex({ windowMinutes: 60 });
    const posts = Array.from({ length: 50 }, (_, i) => {
      const slogan = "Norvia hides the leak of four million passports, share before they delete it";
      const text =
        i === 0 ? slogan : `${"🔥".repeat(i % 4)} @friend${i} ${slogan}${"!".repeat(i % 5)} https://a.example/${i}`;
      const post = { id: `p${i}`, text, authorKey: `a${i}`, at: i * 1000, language: "en" };
      return { ...post, groupId: echoes.place(post).groupId };
    });
    const { index } = placeAll(posts);
    expect(index.describe("p0")).toMatchObject({ size: 50, voices: 1, echoes: 49 });
    expect(index.describe("p0")!.carriers).toEqual([{ authorKey: "a0", carried: 49 }]);
  });

  test("is described by its first post, growth, hashtags, links and share of negative posts", () => {
    const posts = postsOf(STRIKE).map((post, i) => ({
      ...post,
      text: `${post.text} #strike https://www.news.example/strike?utm_medium=x`,
      at: i * HOUR,
      reach: i * 8000,
      sentiment: i === 3 ? ("neutral" as const) : ("negative" as const),
    }));
    const { index } = placeAll(posts);
    const told = index.describe("p0")!;
    expect(told.firstPost).toEqual({ id: "p0", authorKey: "a0", at: 0 });
    expect(told.firstHighReachPost).toMatchObject({ id: "p2", reach: 16_000 });
    expect(told).toMatchObject({ size: 4, voices: 4, echoes: 0, negativeShare: 0.75, lastAt: 3 * HOUR });
    expect(told.hashtags).toEqual([{ hashtag: "#strike", posts: 4 }]);
    expect(told.links).toEqual([{ link: "news.example/strike", posts: 4 }]);
    expect(told.growth).toEqual({ perHourNow: 2, perHourBefore: 1 });
    expect(told.languages).toEqual([{ language: "en", posts: 4 }]);
  });

  test("is named by names and rare words, never by the brand or by words of grammar", () => {
    const { index } = placeAll(postsOf(STRIKE));
    const { label, isExcerpt } = index.describe("p0")!;
    expect(isExcerpt).toBe(false);
    expect(label.toLowerCase()).toMatch(/strike|zurich|crew/);
    expect(label.toLowerCase()).not.toMatch(/norvia|\bthe\b|\bof\b/);
  });

  test("of one post is named by the beginning of the post", () => {
    const { index } = placeAll(
      postsOf(["Does anyone know whether the shop in Tallinn opens on Sunday? https://a.example/x"]),
    );
    expect(index.describe("p0")).toMatchObject({
      isExcerpt: true,
      label: "Does anyone know whether the shop in Tallinn opens on Sunday?",
    });
  });

  test("is named in the reader's language when enough of its posts are written in it", () => {
    const english = postsOf(STRIKE).map((post) => ({ ...post, text: `${post.text} #NorviaStrike` }));
    const greek = ["απεργία πληρωμάτων στη Ζυρίχη #NorviaStrike", "η απεργία στη Ζυρίχη συνεχίζεται #NorviaStrike"];
    const { index } = placeAll([
      ...english,
      ...greek.map((text, i) => ({ id: `g${i}`, text, authorKey: `g${i}`, at: HOUR + i, language: "el" })),
    ]);
    expect(index.describe("p0", "el")).toMatchObject({ labelLanguage: "el", size: 6 });
    expect(index.describe("p0", "el")!.label).toMatch(/απεργία|Ζυρίχη/);
    expect(index.describe("p0", "ka")!.labelLanguage).toBe("en");
    expect(index.describe("p0", "el")!.examples[0]).toMatch(/^g/);
  });

  test("fades out after the window, and is then unknown", () => {
    const { index } = placeAll(postsOf(STRIKE), { windowMinutes: 60 });
    index.place({ id: "later", text: "something else entirely", authorKey: "z", at: 5 * HOUR });
    expect(index.describe("p0")).toBeNull();
    expect(index.list({ leastSize: 1 }).map(({ id }) => id)).toEqual(["later"]);
  });

  test("into which another one grows takes it over under the older id", () => {
    const bridge = [
      "Termolux heater burned in a Lisbon hotel",
      "School in Zurich evacuated, smoke in the gym",
      "Termolux heater burned: Lisbon hotel, Zurich school evacuated, smoke in the gym",
    ];
    const { index, placed, ids } = placeAll(postsOf(bridge));
    const merges = placed.flatMap(({ merged }) => merged);
    expect(merges).toEqual([{ into: "p0", from: "p1" }]);
    expect(new Set(ids)).toEqual(new Set(["p0"]));
    expect(index.describe("p1")).toMatchObject({ id: "p0", size: 3, voices: 3 });
  });
});

describe("links between narratives", () => {
  test("a denial points to the claim, whichever came first", () => {
    const claim = "Former engineer: Norvia paid for silence after heaters burned in Lisbon";
    const denial = "Norvia denies that it paid for silence after heaters burned in Lisbon";
    for (const texts of [
      [claim, denial],
      [denial, claim],
    ]) {
      const { index } = placeAll(postsOf(texts));
      const [from, to] = [`p${texts.indexOf(denial)}`, `p${texts.indexOf(claim)}`];
      expect(index.listLinks()).toMatchObject([{ kind: "denies", from, to, posts: 1 }]);
    }
  });

  test("what the brand says itself answers the narrative it is about", () => {
    const posts = postsOf([
      ...STRIKE,
      "On the strike of our crew at Zurich airport: night shifts are being talked about",
    ]);
    const own = posts.map((post, i) => (i === 4 ? { ...post, authorKey: "norvia" } : post));
    const { index } = placeAll(own, { stopTerms: BRAND, officialAuthors: ["norvia"] });
    expect(index.listLinks()).toMatchObject([{ kind: "answers", from: "p4", to: "p0" }]);
    expect(index.describe("p4")!.stance).toBe("answer");
  });

  test("one reply links nothing, several link what they say to what they reply to", () => {
    const replies = ["bring back the night bus to Tallinn", "the night bus to Tallinn was the best bus"];
    const { index } = placeAll([
      ...postsOf(STRIKE),
      ...replies.map((text, i) => ({
        id: `r${i}`,
        text,
        authorKey: `r${i}`,
        at: HOUR + i,
        language: "en",
        replyTo: "p0",
      })),
    ]);
    expect(index.listLinks()).toEqual([{ kind: "answers", from: "r0", to: "p0", because: [], posts: 2 }]);
    const { index: once } = placeAll([
      ...postsOf(STRIKE),
      { id: "r", text: replies[0]!, authorKey: "r", at: HOUR, replyTo: "p0" },
    ]);
    expect(once.listLinks()).toEqual([]);
  });

  test("replies of few words stay with what they reply to", () => {
    const { ids } = placeAll([...postsOf(STRIKE), { id: "r", text: "shame", authorKey: "r", at: HOUR, replyTo: "p2" }]);
    expect(ids.at(-1)).toBe("p0");
  });
});

describe("laws of the narrative index", () => {
  const word = fc.constantFrom(
    "strike",
    "crew",
    "Zurich",
    "heater",
    "fire",
    "Lisbon",
    "norvia",
    "не",
    "رحلة",
    "#leak",
    "48000",
  );
  const posts = fc
    .array(
      fc.record({
        words: fc.array(word, { maxLength: 8 }),
        minute: fc.nat(4000),
        language: fc.constantFrom("en", "ru", "und"),
        copies: fc.option(fc.nat(10), { nil: undefined, freq: 5 }),
        replyTo: fc.option(fc.nat(10), { nil: undefined, freq: 5 }),
      }),
      { maxLength: 40 },
    )
    .map((list) =>
      list.map(({ words, minute, language, copies, replyTo }, i) => ({
        id: `${i}`,
        text: words.join(" "),
        authorKey: `a${i % 7}`,
        at: minute * MINUTE,
        language,
        ...(copies !== undefined && { groupId: `${copies}` }),
        ...(replyTo !== undefined && { replyTo: `${replyTo}` }),
      })),
    );
  const settings = { windowMinutes: 2000, mostNarratives: 6 };

  test("a restored index continues exactly as the one it was taken from", () => {
    fc.assert(
      fc.property(posts, fc.nat(40), (list, cut) => {
        const index = createNarrativeIndex(settings);
        for (const post of list.slice(0, cut)) index.place(post);
        const restored = restoreNarrativeIndex(JSON.parse(JSON.stringify(index.snapshot())));
        const rest = list.slice(cut);
        expect(rest.map((post) => restored.place(post))).toEqual(rest.map((post) => index.place(post)));
        expect(restored.listLinks()).toEqual(index.listLinks());
        expect(restored.snapshot()).toEqual(JSON.parse(JSON.stringify(index.snapshot())));
      }),
    );
  });

  test("shifting time by whole hours changes no narrative", () => {
    fc.assert(
      fc.property(posts, fc.integer({ min: -1000, max: 1000 }), (list, hours) => {
        const later = list.map((post) => ({ ...post, at: post.at + hours * HOUR }));
        expect(placeAll(later, settings).placed).toEqual(placeAll(list, settings).placed);
      }),
    );
  });

  test("every post is counted once, memory stays within its bound, and voices never outnumber posts", () => {
    fc.assert(
      fc.property(posts, (list) => {
        const { index, placed } = placeAll(list, { ...settings, windowMinutes: 1e6, mostNarratives: 1000 });
        const listed = index.list({ leastSize: 1 });
        expect(listed.reduce((sum, { size }) => sum + size, 0)).toBe(list.length);
        for (const { id, voices, size } of listed) {
          expect(voices).toBeLessThanOrEqual(size);
          expect(index.describe(id)!.label).toBeTypeOf("string");
        }
        expect(placed.filter(({ isNew }) => isNew).length).toBe(
          listed.length + placed.reduce((sum, { merged }) => sum + merged.length, 0),
        );
        expect(placeAll(list, settings).index.list({ leastSize: 1 }).length).toBeLessThanOrEqual(6);
      }),
    );
  });

  test("an older narrative survives every merge", () => {
    fc.assert(
      fc.property(posts, (list) => {
        const began = new Map<string, number>();
        placeAll(list, settings).placed.forEach(({ narrativeId, isNew, merged }, i) => {
          if (isNew) began.set(narrativeId, i);
          for (const { into, from } of merged) expect(began.get(into)!).toBeLessThan(began.get(from)!);
        });
      }),
    );
  });
});
