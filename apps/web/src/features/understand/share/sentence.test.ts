import { describe, expect, it } from "vitest";
import { type BrandShare, sentencesOf } from "./sentence.ts";

const tones = (mentions: number, negative = 0) => ({
  mentions,
  voices: mentions,
  echoes: 0,
  reach: 0,
  negative,
  neutral: mentions - negative,
  positive: 0,
  unsure: 0,
});

const brand = (part: Partial<BrandShare> & { said: number; bad?: number; saidBefore?: number }): BrandShare => ({
  brandId: "b",
  name: "Norvia",
  kind: "own",
  share: 0,
  netTone: null,
  before: part.saidBefore === undefined ? null : tones(part.saidBefore),
  ...tones(part.said, part.bad),
  ...part,
});
const rival = (said: number, bad = 0, saidBefore?: number) =>
  brand({ name: "Kestrel", kind: "competitor", said, bad, ...(saidBefore === undefined ? {} : { saidBefore }) });
const idsOf = (brands: BrandShare[]) => sentencesOf(brands).map(({ id }) => id);

describe("the first sentence", () => {
  it("is silent when nothing was said", () => {
    expect(sentencesOf([brand({ said: 0 }), rival(0)])).toEqual([]);
  });

  it("tells the share of the talk and both tones", () => {
    const [first] = sentencesOf([brand({ said: 42, bad: 21 }), rival(58, 29)]);
    expect(first).toEqual({
      id: "understand.share.talk",
      values: { mentions: 42, share: 0.42, negative: 0.5, theirs: 0.5 },
    });
  });

  it("adds up several brands of one's own", () => {
    const [first] = sentencesOf([brand({ said: 10 }), brand({ said: 20 }), rival(70)]);
    expect(first?.values.share).toBeCloseTo(0.3);
  });

  it("claims no share where nobody else is watched or only one brand is asked for", () => {
    expect(idsOf([brand({ said: 10 }), brand({ said: 2 })])[0]).toBe("understand.share.alone");
    expect(idsOf([brand({ said: 10 })])[0]).toBe("understand.share.one");
    expect(idsOf([rival(10)])[0]).toBe("understand.share.one");
  });

  it("says who was not heard", () => {
    expect(idsOf([brand({ said: 0 }), rival(9)])[0]).toBe("understand.share.unheard");
    expect(idsOf([brand({ said: 9 }), rival(0)])[0]).toBe("understand.share.onlyYou");
  });
});

describe("the change", () => {
  it("is told in points of the share", () => {
    const [, change] = sentencesOf([brand({ said: 50, saidBefore: 40 }), rival(50, 0, 60)]);
    expect(change).toEqual({ id: "understand.share.points.more", values: { points: 10 } });
    expect(idsOf([brand({ said: 50, saidBefore: 60 }), rival(50, 0, 40)])[1]).toBe("understand.share.points.less");
    expect(idsOf([brand({ said: 5, saidBefore: 50 }), rival(5, 0, 50)])[1]).toBe("understand.share.points.same");
  });

  it("is told in mentions where there is no share", () => {
    const [, change] = sentencesOf([brand({ said: 50, saidBefore: 40 })]);
    expect(change).toEqual({ id: "understand.share.count.more", values: { before: 40 } });
  });

  it("is not told when nothing was heard before", () => {
    expect(idsOf([brand({ said: 50 }), rival(50)])[1]).toBe("understand.share.noBefore");
  });
});
