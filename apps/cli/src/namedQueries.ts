/** Queries with names, as a command line or a file gives them. */
import { queryProblemSentence } from "@tocsin/contract/wording";
import { type ParsedQuery, type Problem, parseQuery, type Query } from "@tocsin/query";
import { speakerOf } from "@tocsin/server";

/** The command line speaks English. */
export const speaker = await speakerOf("en", "UTC");

export interface NamedQuery {
  readonly name: string;
  readonly query: string;
}

/** `NAME=QUERY`. The first equals sign ends the name, unless it belongs to a comparison such as reach>=1000. */
export function parseNamedQuery(written: string): NamedQuery | null {
  const found = /^\s*([^=<>"]*[^=<>"\s])\s*=\s*(.*\S)\s*$/su.exec(written);
  return found === null ? null : { name: found[1]!, query: found[2]! };
}

/** One line of a file of queries: JSON, `NAME=QUERY`, or a bare query that is its own name. Null when there is none. */
export function parseQueryLine(line: string): NamedQuery | null {
  const written = line.trim();
  if (written === "" || written.startsWith("# ")) return null;
  return parseJsonQuery(written) ?? parseNamedQuery(written) ?? { name: written, query: written };
}

function parseJsonQuery(written: string): NamedQuery | null {
  if (!written.startsWith("{")) return null;
  try {
    const { id, name = id, query } = JSON.parse(written) as { id?: unknown; name?: unknown; query?: unknown };
    return typeof query === "string" ? { name: String(name ?? query), query } : null;
  } catch {
    return null;
  }
}

export interface ReadQuery extends NamedQuery {
  readonly tree: Query;
}

/** The queries that can be used; what is wrong with any is told, with its place. */
export function readQueries(named: readonly NamedQuery[], tell: (sentence: string) => void): ReadQuery[] {
  return named.flatMap(({ name, query }) => {
    const { query: tree, problems } = parseQuery(query);
    for (const problem of problems) tell(`${name}: ${sayProblem(problem, query)}`);
    return tree === null ? [] : [{ name, query, tree }];
  });
}

export const isUsable = ({ query, problems }: ParsedQuery): boolean =>
  query !== null && problems.every(({ severity }) => severity === "warning");

export function sayWhatIsWrong(problem: Problem): string {
  const { id, values } = queryProblemSentence(problem);
  return speaker.say(id, values);
}

/** The complaint, and the part of the query it is about. */
export function sayProblem(problem: Problem, query: string): string {
  const { start, end, suggestion } = problem;
  const part = query.slice(start, end);
  const where = part === "" || part === query ? "" : ` At ${start + 1}: “${part}”.`;
  return `${sayWhatIsWrong(problem)}${where}${suggestion ? ` Perhaps: ${suggestion}` : ""}`;
}
