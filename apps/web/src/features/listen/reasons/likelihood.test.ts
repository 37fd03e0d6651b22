import { expect, it } from "vitest";
import { nameLikelihood } from "./likelihood.ts";

it("calls every probability something, from hardly to almost certain", () => {
  expect([0, 0.05, 0.2, 0.4, 0.7, 0.95, 1].map(nameLikelihood)).toEqual([
    "hardly",
    "hardly",
    "unlikely",
    "possible",
    "likely",
    "almostSure",
    "almostSure",
  ]);
});
