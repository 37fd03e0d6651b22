import type { Clause } from "./clauses.ts";
import type { Naming } from "./names.ts";

/** A clause with the brands it speaks of. */
export interface OwnedClause extends Clause {
  readonly owners: readonly string[];
}

/**
 * Says of each clause whom it is about. A clause with a name is about that name. One without goes on about what the
 * clause before was about; at the start of a sentence it may wait for the name ("Terrible service, Norvia"). A clause that is
 * nothing but a name in a row of names ("Norvia and Zentro are both…") shares what is said beside it.
 */
export function attributeClauses(clauses: readonly Clause[], namings: readonly Naming[]): OwnedClause[] {
  const owned: OwnedClause[] = [];
  for (const clause of joinBareNames(clauses, namings)) {
    const named = ownersIn(clause, namings);
    const before = owned.at(-1);
    const waits = before === undefined || before.sentence !== clause.sentence;
    const owners =
      named.length > 0 ? named : ((waits ? nextOwners(clauses, clause, namings) : undefined) ?? before?.owners ?? []);
    owned.push({ ...clause, owners });
  }
  return owned;
}

const ownersIn = ({ from, to }: Clause, namings: readonly Naming[]) => [
  ...new Set(namings.filter((naming) => naming.from >= from && naming.to <= to).map((naming) => naming.id)),
];

/** The first brand that the sentence of `clause` names after it. */
function nextOwners(clauses: readonly Clause[], clause: Clause, namings: readonly Naming[]): string[] | undefined {
  const later = clauses.filter(({ sentence, from }) => sentence === clause.sentence && from > clause.from);
  return later.map((next) => ownersIn(next, namings)).find((owners) => owners.length > 0);
}

/** Words that may stand beside a name without saying anything of it: articles, "and", "both". */
const SPARE_WORDS = 1;

/** Joins a clause that only names a brand with the clause behind it, or, last in its sentence, with the one before. */
function joinBareNames(clauses: readonly Clause[], namings: readonly Naming[]): Clause[] {
  const joined: Clause[] = [];
  let waiting: Clause | undefined;
  for (const clause of clauses) {
    const whole: Clause = waiting?.sentence === clause.sentence ? { ...clause, from: waiting.from } : clause;
    if (waiting !== undefined && whole === clause) joined.push(waiting);
    waiting = isBareName(clause, namings) ? whole : undefined;
    if (waiting === undefined) joined.push(whole);
  }
  return waiting === undefined ? joined : joinLast(joined, waiting);
}

function joinLast(joined: readonly Clause[], last: Clause): Clause[] {
  const before = joined.at(-1);
  if (before?.sentence !== last.sentence) return [...joined, last];
  return [...joined.slice(0, -1), { ...before, to: last.to }];
}

function isBareName({ from, to }: Clause, namings: readonly Naming[]): boolean {
  const inside = namings.filter((naming) => naming.from >= from && naming.to <= to);
  const named = inside.reduce((sum, naming) => sum + naming.to - naming.from, 0);
  return inside.length > 0 && to - from - named <= SPARE_WORDS;
}
