import type { AnswerOf } from "@tocsin/contract";

export type QueryProblem = AnswerOf<"checkQuery">["problems"][number];
export interface QueryPart {
  readonly text: string;
  readonly start: number;
  readonly severity: QueryProblem["severity"] | null;
}

/** Cuts a query at the edges of its problems, so that each troubled place can be marked where it stands. */
export function markProblems(query: string, problems: readonly QueryProblem[]): QueryPart[] {
  const inside = problems.flatMap((problem) => [clamp(problem.start, query), clamp(problem.end, query)]);
  const edges = [...new Set([0, query.length, ...inside])].sort((a, b) => a - b);
  return edges.slice(0, -1).map((start, index) => {
    const text = query.slice(start, edges[index + 1]);
    return { text, start, severity: worstAt(start, problems) };
  });
}

const clamp = (place: number, query: string) => Math.max(0, Math.min(place, query.length));

function worstAt(place: number, problems: readonly QueryProblem[]): QueryPart["severity"] {
  const here = problems.filter((problem) => problem.start <= place && place < problem.end);
  if (here.some((problem) => problem.severity === "error")) return "error";
  return here.length > 0 ? "warning" : null;
}

/** Takes a suggestion over: the troubled place is replaced, the rest of the query stays as typed. */
export function applySuggestion(query: string, problem: QueryProblem): string {
  if (problem.suggestion === undefined) return query;
  return query.slice(0, problem.start) + problem.suggestion + query.slice(problem.end);
}
