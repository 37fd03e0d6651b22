/** `tocsin match`: which queries each post matches, by the matcher of the live product; or what a query means. */
import { sayQuery } from "@tocsin/contract/wording";
import {
  asksForSomething,
  type CompiledQueries,
  compileQueries,
  explainQuery,
  parseQuery,
  printQuery,
} from "@tocsin/query";
import { asQueryPost, chooseLanguage, type Post, readJsonLine } from "@tocsin/server";
import { detectLanguage } from "@tocsin/text";
import type { Command } from "commander";
import { note, openInput, printLine, splitLines } from "./lineInput.ts";
import {
  isUsable,
  type NamedQuery,
  parseQueryLine,
  readQueries,
  sayProblem,
  sayWhatIsWrong,
  speaker,
} from "./namedQueries.ts";

interface Given {
  readonly query: readonly string[];
  readonly queries?: string;
  readonly check?: string;
}

export function addMatchCommand(program: Command): void {
  program
    .command("match")
    .argument("[file]", "posts in the exchange format, JSON lines (also .gz); standard input when left out")
    .option("-q, --query <query>", "a query; may be given several times", collect, [])
    .option("--queries <file>", 'many queries: lines NAME=QUERY or {"id","query"}')
    .option("--check <query>", "explain a query in words, with its problems")
    .description("tell which queries each post matches")
    .action(async (file: string | undefined, given: Given) => {
      if (given.check !== undefined) await printLine(JSON.stringify(checkQuery(given.check, complain)));
      else await matchPosts(file, await gatherQueries(given));
    });
}

export const collect = (value: string, before: readonly string[]): string[] => [...before, value];

function complain(sentence: string): void {
  note(sentence);
  process.exitCode = 1;
}

async function gatherQueries({ query, queries }: Given): Promise<NamedQuery[]> {
  const named: NamedQuery[] = query.map((written) => ({ name: written, query: written }));
  if (queries !== undefined)
    for await (const line of splitLines(openInput(queries))) named.push(...[parseQueryLine(line) ?? []].flat());
  if (named.length === 0) throw new Error("Which query? Give --query, --queries or --check.");
  return named;
}

async function matchPosts(file: string | undefined, named: readonly NamedQuery[]): Promise<void> {
  const usable = readQueries(named, note);
  if (usable.length < named.length) process.exitCode = 1;
  const compiled = compileQueries(usable.map(({ name, tree }) => ({ id: name, query: tree })));
  let number = 0;
  for await (const line of splitLines(openInput(file))) {
    number += 1;
    const answer = matchLine(compiled, line, number);
    await printLine(JSON.stringify(answer));
    if ("error" in answer) complain(`line ${number}: ${answer.error}`);
  }
}

export type MatchAnswer =
  | { readonly externalId: string; readonly matched: readonly string[] }
  | { readonly externalId: null; readonly matched: readonly []; readonly error: string };

/** A post that cannot be read is answered with its fault, so that it keeps its place. Its date does not matter here. */
export function matchLine(compiled: CompiledQueries, line: string, number: number): MatchAnswer {
  const read = readJsonLine(line, number, FAR_FUTURE);
  if (!read.ok) return { externalId: null, matched: [], error: read.bad.reason };
  return { externalId: read.post.externalId, matched: compiled.match(toQueryPost(read.post)) };
}

const FAR_FUTURE = new Date("2199-01-01T00:00:00Z");

function toQueryPost(post: Post) {
  const { language, confidence } = detectLanguage(post.title === null ? post.text : `${post.title}\n${post.text}`);
  const id = `${post.platform} ${post.externalId}`;
  return asQueryPost({ ...post, id }, chooseLanguage(post.givenLanguage, language, confidence));
}

/** What a query finds, in words, and what is wrong with it; places are counted from 0, ends are exclusive. */
export function checkQuery(written: string, tell: (sentence: string) => void) {
  const parsed = parseQuery(written);
  for (const problem of parsed.problems) if (problem.severity === "error") tell(sayProblem(problem, written));
  return {
    query: parsed.query === null ? null : printQuery(parsed.query),
    words: parsed.query === null ? null : sayQuery(explainQuery(parsed.query), speaker.say, "en"),
    isUsable: isUsable(parsed),
    asksForSomething: parsed.query !== null && asksForSomething(parsed.query),
    problems: parsed.problems.map((problem) => ({ ...problem, message: sayWhatIsWrong(problem) })),
  };
}
