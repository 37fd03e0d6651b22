/** `tocsin narrative`: which story each post tells, by the reading of the live product; or the stories themselves. */
import { languages } from "@tocsin/contract";
import type { NarrativeDescription } from "@tocsin/narrative";
import { createNarrativeWalk, findPaths, type Post, readJsonLine } from "@tocsin/server";
import { loadBundledAnalyser } from "@tocsin/text/node";
import { type Command, InvalidArgumentError } from "commander";
import { note, openInput, printLine, splitLines } from "./lineInput.ts";
import { collect } from "./match.ts";

interface Given {
  readonly brand: readonly string[];
  readonly list?: boolean;
  readonly language?: string;
  readonly limit: number;
}

export function addNarrativeCommand(program: Command): void {
  program
    .command("narrative")
    .argument(
      "[file]",
      "posts in the exchange format in order of time, JSON lines (also .gz); standard input when left out",
    )
    .option(
      "-b, --brand <name>",
      "a name that every post may hold and that joins nothing; may be given several times",
      collect,
      [],
    )
    .option("-l, --list", "print the narratives and their links instead of one line per post")
    .option("--language <code>", `label for a reader of ${languages.join(", ")}`)
    .option("--limit <number>", "at most so many narratives", readLimit, 50)
    .description("tell which narrative each post belongs to")
    .action(async (file: string | undefined, given: Given) => {
      const walk = createNarrativeWalk({
        analyser: loadBundledAnalyser(findPaths().textModel),
        stopTerms: given.brand,
      });
      let line = 0;
      for await (const written of splitLines(openInput(file))) {
        line += 1;
        const answer = placeLine(walk, written, line);
        if (given.list !== true) await printLine(JSON.stringify(answer));
        if (!("error" in answer)) continue;
        note(`line ${line}: ${answer.error}`);
        process.exitCode = 1;
      }
      if (given.list === true) await printNarratives(walk, given);
    });
}

function readLimit(written: string): number {
  const limit = Number(written);
  if (Number.isInteger(limit) && limit > 0) return limit;
  throw new InvalidArgumentError("a whole number above 0 is needed.");
}

type Walk = ReturnType<typeof createNarrativeWalk>;

export type NarrativeAnswer =
  | {
      readonly externalId: string;
      readonly narrativeId: string;
      readonly groupId: string;
      readonly isEcho: boolean;
      readonly merged: readonly { readonly into: string; readonly from: string }[];
    }
  | { readonly externalId: null; readonly error: string };

const FAR_FUTURE = new Date("2199-01-01T00:00:00Z");

/** A post that cannot be read is answered with its fault, so that it keeps its place. */
export function placeLine(walk: Walk, line: string, number: number): NarrativeAnswer {
  const read = readJsonLine(line, number, FAR_FUTURE);
  if (!read.ok) return { externalId: null, error: read.bad.reason };
  const post: Post = read.post;
  const { narrativeId, groupId, isEcho, merged } = walk.place(post);
  return { externalId: post.externalId, narrativeId, groupId, isEcho, merged };
}

async function printNarratives(walk: Walk, { limit, language }: Given): Promise<void> {
  const { narratives, links } = walk.summarise({ limit, readerLanguage: language });
  for (const narrative of narratives) await printLine(JSON.stringify(asLine(narrative)));
  for (const link of links) await printLine(JSON.stringify({ type: "link", ...link }));
}

export function asLine({ firstPost, firstHighReachPost, lastAt, ...narrative }: NarrativeDescription) {
  const iso = (at: number) => new Date(at).toISOString();
  return {
    type: "narrative",
    ...narrative,
    firstPost: { ...firstPost, at: iso(firstPost.at) },
    firstHighReachPost: firstHighReachPost && { ...firstHighReachPost, at: iso(firstHighReachPost.at) },
    lastAt: iso(lastAt),
  };
}
