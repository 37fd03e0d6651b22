import { api } from "../../../ui/api.ts";
import { queryForNames } from "./spellings.ts";

interface NewBrand {
  readonly name: string;
  readonly kind: "own" | "competitor";
  readonly spellings: string[];
}

/** A brand and the watch that listens for its names. */
export async function watchBrand({ name, kind, spellings }: NewBrand): Promise<void> {
  const brand = await api.createBrand({ body: { name, kind, spellings } });
  await api.createWatch({ body: { brandId: brand.id, name, query: queryForNames([name, ...spellings]) } });
}
