import { describe, expect, test } from "vitest";
import { HOUR, MINUTE } from "../../../platform/clock.ts";
import {
  type Burst,
  chooseLead,
  type Happening,
  isClosedTo,
  type Overlap,
  type Part,
  rateSameness,
  readChange,
  type Told,
} from "./rules.ts";

const noon = new Date("2026-03-02T12:00:00Z");
const after = (milliseconds: number) => new Date(noon.getTime() + milliseconds);
const burst = (change: Partial<Burst> = {}): Burst => ({
  ...{ kind: "crisis", brandId: "norvia", brandKind: "own", openedAt: noon, type: null, language: "en" },
  ...change,
});
const overlap = (change: Partial<Overlap> = {}): Overlap => ({
  ...{ posts: [20, 10], sharedPosts: 0, sharedStories: [0, 0] },
  ...change,
});
const isSame = (other: Partial<Burst>, shared: Partial<Overlap> = {}, one: Partial<Burst> = {}) =>
  rateSameness(burst(one), burst(other), overlap(shared)) > 0;

describe("two bursts are one fire", () => {
  const hours = { openedAt: after(4 * HOUR) };
  test.each<[string, boolean]>([
    ["when they rest on the same posts, hours apart", isSame(hours, { sharedPosts: 5 })],
    ["when they rest on the same posts, of whatever brand", isSame({ brandId: "lidroni" }, { sharedPosts: 5 })],
    ["when a competitor's posts are the same", isSame({ brandId: "l", brandKind: "competitor" }, { sharedPosts: 5 })],
    ["when both tell the same stories", isSame(hours, { sharedStories: [8, 4] })],
    ["in two languages of one brand within the hour", isSame({ language: "ka", openedAt: after(50 * MINUTE) })],
    ["when one post of one brand is the same within the hour", isSame({}, { sharedPosts: 1 })],
    ["when two sources fall silent within the hour", isSame({ kind: "data" }, {}, { kind: "data" })],
  ])("%s", (_, isOne) => expect(isOne).toBe(true));

  test.each<[string, boolean]>([
    ["when a few posts of many are the same", isSame(hours, { posts: [200, 100], sharedPosts: 4 })],
    ["when only one side tells the story", isSame(hours, { sharedStories: [18, 1] })],
    [
      "when a competitor tells the same story with posts of its own",
      isSame({ brandId: "l", brandKind: "competitor" }, { sharedStories: [8, 4] }),
    ],
    [
      "in two languages, of different kinds",
      isSame({ language: "ka", type: "outage" as never }, {}, { type: "fraud" as never }),
    ],
    ["in two languages, hours apart", isSame({ language: "ka", ...hours })],
    ["in one language with nothing in common", isSame({})],
    ["of two watches whose brand is gone", isSame({ brandId: null, language: "ka" }, {}, { brandId: null })],
    ["when one of them is a silent source", isSame({ kind: "data" }, { sharedPosts: 9 })],
    ["when sources fall silent hours apart", isSame({ kind: "data", ...hours }, {}, { kind: "data" })],
  ])("but not %s", (_, isOne) => expect(isOne).toBe(false));
});

test("what a person called harmless takes in noise and no crisis", () => {
  const buzz = burst({ kind: "buzz" });
  expect(isClosedTo("dismissed", buzz, burst())).toBe(true);
  expect(isClosedTo("dismissed", buzz, buzz)).toBe(false);
  expect(isClosedTo("ringing", buzz, burst())).toBe(false);
});

test("the own brand speaks for a fire, then what lasts, then the gravest, then the first", () => {
  const part = (name: string, change: Partial<Part>): Part & { name: string } => ({
    ...{ name, kind: "buzz", severity: 2, brandKind: "own", isOpen: true, openedAt: noon },
    ...change,
  });
  const parts = [
    part("competitor", { brandKind: "competitor", kind: "crisis", severity: 5 }),
    part("over", { isOpen: false, severity: 5 }),
    part("late", { openedAt: after(MINUTE) }),
    part("early", {}),
    part("grave", { kind: "crisis", severity: 3 }),
  ];
  const order = [];
  for (let left = parts; left.length > 0; ) {
    const lead = chooseLead(left);
    order.push(lead.name);
    left = left.filter((one) => one !== lead);
  }
  expect(order).toEqual(["grave", "early", "late", "over", "competitor"]);
});

describe("people hear of a fire", () => {
  const told = (change: Partial<Told> = {}): Told => ({
    ...{ state: "ringing", kind: "crisis", severity: 2, growths: 0, at: noon },
    ...change,
  });
  const happening = (change: Partial<Happening>): Happening => ({
    ...{ change: "opened", kind: "crisis", severity: 2, others: 1, othersOpen: 1, at: after(HOUR) },
    ...change,
  });
  const hears = (change: Partial<Happening>, before: Partial<Told> = {}) => readChange(told(before), happening(change));

  test.each([
    ["nothing when another watch sees it too", hears({}), "kept"],
    ["when another watch sees that it is graver", hears({ severity: 4 }), "escalated"],
    ["nothing of that in the steep first minutes", hears({ severity: 4, at: after(10 * MINUTE) }), "kept"],
    [
      "of each source that makes a silence graver",
      hears({ kind: "data", severity: 3, at: noon }, { kind: "data" }),
      "escalated",
    ],
    ["when it turns out to be a crisis, at once", hears({ at: after(MINUTE) }, { kind: "buzz" }), "escalated"],
    ["of a growth once, not from each watch", hears({ change: "escalated" }), "kept"],
    ["of what the only watch calls a growth", hears({ change: "escalated", others: 0 }), "escalated"],
    ["of two growths at most", hears({ change: "escalated", others: 0 }, { growths: 2 }), "kept"],
    [
      "of one growth of a buzz",
      hears({ change: "escalated", others: 0, kind: "buzz" }, { kind: "buzz", growths: 1 }),
      "kept",
    ],
    ["that it is over when all is over", hears({ change: "closed", othersOpen: 0 }), "closed"],
    ["nothing while another watch still sees it", hears({ change: "closed" }), "kept"],
    ["that it begins again", hears({}, { state: "closed" }), "opened"],
  ])("%s", (_, heard, news) => expect(heard).toBe(news));
});
