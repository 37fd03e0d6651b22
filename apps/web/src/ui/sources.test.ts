import { expect, it } from "vitest";
import { type SourceNow, sortSources } from "./sources.ts";

const source = (state: SourceNow["state"]): SourceNow => ({ id: state, name: state, state, since: null });

it("names silent sources before healthy ones", () => {
  const sorted = sortSources([source("healthy"), source("late"), source("failing")]);
  expect(sorted.map((each) => each.state)).toEqual(["failing", "late", "healthy"]);
});
