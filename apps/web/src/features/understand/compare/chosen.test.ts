import { describe, expect, it } from "vitest";
import type { BrandShare } from "../share/sentence.ts";
import { chooseBrands } from "./chosen.ts";

const brand = (brandId: string, kind: BrandShare["kind"] = "competitor") => ({ brandId, kind }) as BrandShare;
const brands = [brand("loud"), brand("ours", "own"), brand("b"), brand("c"), brand("d"), brand("also-ours", "own")];
const idsOf = (given?: string) => chooseBrands(brands, given).map(({ brandId }) => brandId);

describe("the brands to compare", () => {
  it("are those of the address, in its order", () => {
    expect(idsOf("c,ours")).toEqual(["c", "ours"]);
  });

  it("are ours and the loudest others until somebody chooses", () => {
    expect(idsOf()).toEqual(["ours", "loud", "b", "c"]);
    expect(idsOf("gone,ours")).toEqual(["ours", "loud", "b", "c"]);
  });

  it("are never more than four", () => {
    expect(idsOf("loud,ours,b,c,d")).toHaveLength(4);
  });
});
