export { type CompiledQueries, compileQueries } from "./compile.ts";
export { explainInWords, explainQuery, type QueryExplanation } from "./explain.ts";
export { findMatches, type MatchPlace } from "./highlight.ts";
export { matchQuery } from "./match.ts";
export type { Query } from "./node.ts";
export { asksForSomething, type ParsedQuery, parseQuery } from "./parse.ts";
export type { QueryPost } from "./post.ts";
export { printQuery } from "./print.ts";
export type { Problem, ProblemCode } from "./problem.ts";
