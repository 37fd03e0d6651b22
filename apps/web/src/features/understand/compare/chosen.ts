import type { BrandShare } from "../share/sentence.ts";

export const FEWEST = 2;
/** More than four columns nobody compares. */
export const MOST = 4;

/** The brands in the address that still exist; without at least two, our first and the loudest others. */
export function chooseBrands(brands: readonly BrandShare[], given: string | undefined): BrandShare[] {
  const ids = (given ?? "").split(",");
  const named = ids.flatMap((id) => brands.find((brand) => brand.brandId === id) ?? []);
  if (named.length >= FEWEST) return [...new Set(named)].slice(0, MOST);
  const own = brands.filter((brand) => brand.kind === "own");
  const others = brands.filter((brand) => brand.kind !== "own");
  const first = own.slice(0, 1);
  return [...first, ...others, ...own.slice(1)].slice(0, MOST);
}
