import type { Query } from "../tree/node.ts";
import type { KeyOf } from "./clauses.ts";

/**
 * A query as tests that jump: three numbers each, what to test and where to go on when it holds and when it does not.
 * Tests of keys come first, because they are one comparison; what must be worked out (phrases, nearness) comes only when
 * all the words it needs are there.
 */
export type Program = readonly number[];

/** Places to jump to that end the program. */
export const MATCHES = -1;
export const FAILS = -2;

/** Parts of a query that no single look finds. */
export type WorkedOut = Extract<Query, { kind: "phrase" | "near" | "part" | "reach" }>;

/** The number a part to be worked out is asked for by; tests for it are written as -1 - number. */
export type NumberOf = (node: WorkedOut) => number;

interface Label {
  at: number;
}

interface Draft {
  readonly steps: { readonly test: number; readonly yes: Label; readonly no: Label }[];
  readonly keyOf: KeyOf;
  readonly numberOf: NumberOf;
}

export function compileProgram(query: Query, keyOf: KeyOf, numberOf: NumberOf): Program {
  const draft: Draft = { steps: [], keyOf, numberOf };
  emit(query, { at: MATCHES }, { at: FAILS }, draft);
  return draft.steps.flatMap(({ test, yes, no }) => [test, yes.at, no.at]);
}

function emit(query: Query, yes: Label, no: Label, draft: Draft): void {
  if (query.kind === "and") emitAll([...query.children].sort(byEffort), yes, no, draft);
  else if (query.kind === "or") emitAny([...query.children].sort(byEffort), yes, no, draft);
  else if (query.kind === "not") emit(query.child, no, yes, draft);
  else if (isWorkedOut(query)) emitGuarded(query, yes, no, draft);
  else emitTest(draft.keyOf(query), yes, no, draft);
}

function isWorkedOut(query: Query): query is WorkedOut {
  return query.kind === "phrase" || query.kind === "near" || query.kind === "part" || query.kind === "reach";
}

function emitTest(test: number, yes: Label, no: Label, { steps }: Draft): void {
  steps.push({ test, yes, no });
}

function emitAll(children: readonly Query[], yes: Label, no: Label, draft: Draft): void {
  children.forEach((child, index) => {
    const next = index === children.length - 1 ? yes : { at: 0 };
    emit(child, next, no, draft);
    if (next !== yes) next.at = draft.steps.length * 3;
  });
}

function emitAny(children: readonly Query[], yes: Label, no: Label, draft: Draft): void {
  children.forEach((child, index) => {
    const next = index === children.length - 1 ? no : { at: 0 };
    emit(child, yes, next, draft);
    if (next !== no) next.at = draft.steps.length * 3;
  });
}

/** First what must be there for it to be worth working out. */
function emitGuarded(node: WorkedOut, yes: Label, no: Label, draft: Draft): void {
  for (const part of neededFor(node)) {
    const next: Label = { at: 0 };
    emit(part, next, no, draft);
    next.at = draft.steps.length * 3;
  }
  emitTest(-1 - draft.numberOf(node), yes, no, draft);
}

function neededFor(node: WorkedOut): readonly Query[] {
  if (node.kind === "phrase") return node.words;
  if (node.kind === "near") return [node.left, node.right];
  return node.kind === "part" && node.part === "title" ? [node.asked] : [];
}

const byEffort = (a: Query, b: Query): number => effortOf(a) - effortOf(b);

/** About how many tests a part takes; those to be worked out count for many. */
function effortOf(query: Query): number {
  switch (query.kind) {
    case "and":
    case "or":
      return query.children.reduce((sum, child) => sum + effortOf(child), 1);
    case "not":
      return effortOf(query.child);
    case "phrase":
      return query.words.length + 8;
    case "near":
      return effortOf(query.left) + effortOf(query.right) + 40;
    case "part":
      return 40;
    default:
      return 1;
  }
}
