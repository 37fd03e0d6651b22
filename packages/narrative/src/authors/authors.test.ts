import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { measureInfluence } from "./influence.ts";
import { type Profile, readRole } from "./role.ts";
import { judgeStanding } from "./standing.ts";

const profile = (change: Partial<Profile>): Profile => ({
  handle: "someone",
  name: "Someone",
  platform: "x",
  followers: 120,
  ...change,
});

describe("influence", () => {
  it("grows with each of its factors and stays between 0 and 100", () => {
    const any = fc.nat({ max: 1e9 });
    fc.assert(
      fc.property(any, any, any, fc.integer({ min: 1, max: 1e6 }), (reach, engagement, carried, more) => {
        const of = (heard: Parameters<typeof measureInfluence>[0]) => measureInfluence(heard).influence;
        const before = of({ reach, engagement, carried });
        for (const grown of [
          { reach: reach + more, engagement, carried },
          { reach, engagement: engagement + more, carried },
          { reach, engagement, carried: carried + more },
        ])
          expect(of(grown)).toBeGreaterThanOrEqual(before);
        expect(before).toBeGreaterThanOrEqual(0);
        expect(before).toBeLessThanOrEqual(100);
      }),
    );
  });

  it("is nothing for an account that nobody follows or carries", () => {
    expect(measureInfluence({ reach: 0, engagement: 0, carried: 0 }).influence).toBe(0);
    expect(measureInfluence({ reach: -5, engagement: Number.NaN, carried: 0 }).influence).toBe(0);
  });

  it("puts few followers with many who carry on above many followers with none", () => {
    const carried = measureInfluence({ reach: 300, engagement: 2_000, carried: 400 }).influence;
    expect(carried).toBeGreaterThan(measureInfluence({ reach: 200_000, engagement: 0, carried: 0 }).influence);
  });
});

describe("standing", () => {
  it.each([
    [{ negative: 4, neutral: 0, positive: 0, days: 3 }, "opponent"],
    [{ negative: 0, neutral: 2, positive: 5, days: 2 }, "friend"],
    [{ negative: 4, neutral: 0, positive: 4, days: 5 }, "mixed"],
    [{ negative: 3, neutral: 0, positive: 0, days: 3 }, "unknown"],
    [{ negative: 9, neutral: 0, positive: 0, days: 1 }, "unknown"],
    [{ negative: 5, neutral: 40, positive: 0, days: 30 }, "unknown"],
  ] as const)("reads a record of %o as %s", (record, standing) => {
    expect(judgeStanding(record)).toBe(standing);
  });
});

describe("role", () => {
  it.each([
    [{ name: "Harbour Daily News" }, "press"],
    [{ handle: "CityNews_24" }, "press"],
    [{ handle: "portnews" }, "press"],
    [{ handle: "newsome" }, "unknown"],
    [{ name: "ნინო", bio: "ჟურნალისტი, თბილისი" }, "press"],
    [{ name: "Городские новости" }, "press"],
    [{ name: "خبرگزاری دریا" }, "press"],
    [{ bio: "Δημοσιογράφος στη Θεσσαλονίκη" }, "press"],
    [{ name: "أخبار الميناء" }, "press"],
    [{ name: "ეკონომიკის სამინისტრო" }, "authority"],
    [{ name: "Прокуратура области" }, "authority"],
    [{ bio: "Senator, mother of two" }, "politician"],
    [{ bio: "نماینده مجلس از شهر ما" }, "politician"],
    [{ platform: "review" }, "customer"],
    [{ followers: 80_000 }, "influencer"],
    [{ name: "Newsome Jones", bio: "I post about my dog" }, "unknown"],
    [{ name: "Vano", bio: "voice of reason, world traveller" }, "unknown"],
  ] as const)("reads %o as %s", (change, role) => {
    expect(readRole(profile(change)).role).toBe(role);
  });

  it("takes only those who say that they work for the brand for its employees", () => {
    expect(readRole(profile({ bio: "I work at Zumvari Bank. Views my own" }), ["Zumvari"]).role).toBe("employee");
    expect(readRole(profile({ bio: "I work at the harbour, banking with Zumvari" }), ["Zumvari"]).role).toBe("unknown");
  });

  it("knows the accounts that bear a brand's name as its own", () => {
    for (const handle of ["zumvari", "Zumvari_Official", "zumvari.help"])
      expect(readRole(profile({ handle }), ["Zumvari"])).toEqual({ role: "employee", words: ["Zumvari"] });
    expect(readRole(profile({ handle: "zumvari_hater" }), ["Zumvari"]).role).toBe("unknown");
  });

  it("reads any profile in bounded time", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (name, bio) => {
        expect(readRole(profile({ name, bio: bio.repeat(50) })).role).toBeTypeOf("string");
      }),
    );
    expect(readRole(profile({ bio: "x".repeat(100_000) })).role).toBe("unknown");
  });
});
