import { foldText } from "@tocsin/text/fold";
import { tokenise } from "@tocsin/text/tokens";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalLink } from "./canonical.ts";
import { DistinctCount } from "./distinct.ts";
import { Rarity } from "./rarity.ts";
import { nameKey } from "./romanise.ts";
import { stanceOf } from "./stance.ts";
import { addTo, rankedNames, type Tally } from "./tally.ts";

describe("the key of a name", () => {
  test.each([
    ["Norvia Норвия Норвией ნორვია ნორვიას نورویا نورفيا Νορβια"],
    ["Kalandarov Каландаров Каландарова კალანდაროვმა كالانداروف کالانداروف Καλανταροβ"],
    ["Bargasan Баргасане ბარგასანში بارغاسان بارگاسان Μπαργκασαν"],
    ["Termolux Термолюкс თერმოლუქსი Τερμολουξ"],
    ["Lisbon Лиссабон ლისაბონი لشبونة Λισαβονα"],
  ])("is one for %s", (names) => {
    expect(new Set(names.split(" ").map((name) => nameKey(foldText(name)))).size).toBe(1);
  });

  test("is empty for what is too short to tell a name", () => {
    for (const word of ["", "a", "uno", "да", "و", "რა", "123", "🔥"]) expect(nameKey(word)).toBe("");
  });

  test("is short, and found for any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(nameKey(foldText(text)).length).toBeLessThanOrEqual(5);
      }),
    );
  });
});

describe("one form of a link", () => {
  test.each([
    ["https://www.news.example/a/b/?utm_source=x&fbclid=1", "news.example/a/b"],
    ["http://m.news.example/a/b#top", "news.example/a/b"],
    ["news.example/a/b/amp", "news.example/a/b"],
    ["https://news.example/watch?v=1&feature=share", "news.example/watch?v=1"],
    ["https://news.example/?b=2&a=1", "news.example?a=1&b=2"],
    ["https://news.example/", ""],
    ["", ""],
  ])("%s is %s", (link, canonical) => {
    expect(canonicalLink(link)).toBe(canonical);
  });
});

describe("stance", () => {
  test.each([
    ["denial", "The company denies that data was leaked"],
    ["denial", "This is simply not true"],
    ["denial", "fake news about the plant"],
    ["denial", "Завод опровергает утечку"],
    ["denial", "это не правда"],
    ["denial", "شرکت نشت اطلاعات را تکذیب کرد"],
    ["denial", "این خبر صحت ندارد"],
    ["denial", "الشركة تنفي تسريب البيانات"],
    ["denial", "Η εταιρεία διαψεύδει τη διαρροή"],
    ["denial", "კომპანიამ უარყო ინფორმაციის გაჟონვა"],
    ["claim", "They sold fake tickets at the gate"],
    ["claim", "not on time again"],
    ["claim", "Завод скрывает утечку"],
    ["claim", "კომპანია დუმს"],
    ["claim", ""],
  ])("%s: %s", (stance, text) => {
    expect(stanceOf(tokenise(text))).toBe(stance);
  });
});

describe("counting in bounded memory", () => {
  test("different names are counted exactly up to 256 and within a fifth above", () => {
    for (const many of [0, 1, 255, 5000, 100_000]) {
      const count = new DistinctCount();
      for (let i = 0; i < many; i++) count.add(`name ${i}`);
      for (let i = 0; i < many; i += 7) count.add(`name ${i}`);
      if (many < 256) expect(count.count).toBe(many);
      else expect(Math.abs(count.count / many - 1)).toBeLessThan(0.2);
    }
  });

  test("two counts join into the count of both", () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.array(fc.string()), (one, other) => {
        const [first, second, both] = [new DistinctCount(), new DistinctCount(), new DistinctCount()];
        for (const name of one) first.add(name);
        for (const name of other) second.add(name);
        for (const name of [...one, ...other]) both.add(name);
        first.join(second);
        expect(first.snapshot()).toEqual(both.snapshot());
      }),
    );
  });

  test("the most frequent of many names is never lost", () => {
    const tally: Tally = new Map();
    for (let i = 0; i < 10_000; i++) addTo(tally, i % 10 === 0 ? "often" : `name ${i}`);
    expect(rankedNames(tally)[0]![0]).toBe("often");
    expect(tally.size).toBeLessThanOrEqual(32);
  });

  test("a term is the less rare the more texts hold it, and the past fades", () => {
    const rarity = new Rarity();
    for (let i = 0; i < 1000; i++) rarity.count(i % 2 === 0 ? [1 << 4, (i + 50) << 4] : [(i + 5000) << 4]);
    expect(rarity.of(1 << 4)).toBeLessThan(1);
    expect(rarity.of(7777777)).toBeGreaterThan(6);
    const before = rarity.of(1 << 4);
    for (let i = 0; i < 250_000; i++) rarity.count([]);
    expect(rarity.of(1 << 4)).toBeGreaterThan(before + 3);
    expect(new Rarity(rarity.snapshot()).of(1 << 4)).toBe(rarity.of(1 << 4));
  });
});
