/** A query that hears a brand under all its names: `"Nimbus Air" OR nimbusair OR @nimbus`. */
export function queryForNames(names: readonly string[]): string {
  const distinct = [...new Set(names.map((name) => name.trim().replaceAll('"', "")).filter((name) => name !== ""))];
  return distinct.map(quoteName).join(" OR ");
}

/** Operators are capital words and signs: a name that is or contains one must be quoted to stay a name. */
function quoteName(name: string): string {
  const isPlain = /^[@#]?[\p{L}\p{M}\p{N}_]+$/u.test(name) && !/^(AND|OR|NOT|NEAR)$/.test(name);
  return isPlain ? name : `"${name}"`;
}
