import { DIALECTS, type Dialect, type ImportedQuery, importQuery } from "@tocsin/query";

/** A query of another tool; where the tool is not told, the one whose language explains most of it. */
export function importAnyDialect(text: string, told?: Dialect): ImportedQuery & { readonly dialect: Dialect } {
  const readings = (told === undefined ? DIALECTS : [told]).map((dialect) => ({
    dialect,
    ...importQuery(text, dialect),
  }));
  return readings.reduce((best, one) => (costOf(one) < costOf(best) ? one : best));
}

/** What a reading cannot explain: parts left out weigh more than approximations; what is named at all speaks for it. */
function costOf({ report, problems }: ImportedQuery): number {
  const fates = { translated: -1, approximated: 1, impossible: 4 };
  const unknown = report.filter(({ code }) => code === "unknown").length;
  return report.reduce((sum, { fate }) => sum + fates[fate], 0) + 4 * unknown + 3 * problems.length;
}
