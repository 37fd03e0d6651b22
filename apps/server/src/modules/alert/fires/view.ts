import type { alertShapes } from "@tocsin/contract";
import type { PartRow } from "../queries.ts";

export const toPart = ({ languages: _, since, openedAt, name, brandName, state, ...part }: PartRow) => ({
  ...part,
  name: name ?? "",
  brandName: brandName ?? "",
  isOpen: state === "open",
  since,
  openedAt: new Date(openedAt).toISOString(),
});

/** What one watch has counted of a language another may have counted too: the most that any has seen. */
export function languagesOf(parts: readonly PartRow[]): alertShapes.Alert["languages"] {
  const most = new Map<string, number>();
  for (const { value, count } of parts.flatMap(({ languages }) => languages))
    most.set(value, Math.max(most.get(value) ?? 0, count));
  return [...most].map(([value, count]) => ({ value, count })).sort((one, other) => other.count - one.count);
}
