import { shareOf, sumTones } from "../tones/sums.ts";
import type { Share } from "./sentence.ts";

/**
 * Companies share a talk; an industry is what they talk in. Watched topics of a field would only swell the whole, so they are
 * left out, unless they are all that was asked for.
 */
export function keepCompanies(share: Share): Share {
  const companies = share.brands.filter((brand) => brand.kind !== "industry");
  const kept = share.brands.length === 1 ? share.brands : companies;
  const all = sumTones(kept).mentions;
  return { ...share, brands: kept.map((brand) => ({ ...brand, share: shareOf(brand.mentions, all) })) };
}
