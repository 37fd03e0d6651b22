/** `tocsin text`: what each post says about itself, one line out per line in. */
import { findPaths } from "@tocsin/server";
import type { Analyser } from "@tocsin/text";
import { loadBundledAnalyser } from "@tocsin/text/node";
import type { Command } from "commander";
import { note, openInput, printLine, splitLines } from "./lineInput.ts";

export interface TextOptions {
  /** Lines are bare texts. */
  readonly plain?: boolean;
}

export function addTextCommand(program: Command): void {
  program
    .command("text")
    .argument("[file]", 'JSON lines {"text"} (also .gz); standard input when left out')
    .option("--plain", "lines are bare texts")
    .description("tell language, sentiment and kind of crisis of each text")
    .action(async (file: string | undefined, options: TextOptions) => {
      const analyser = loadBundledAnalyser(findPaths().textModel);
      let line = 0;
      for await (const written of splitLines(openInput(file))) {
        const answer = readTextLine(analyser, written, options);
        line += 1;
        await printLine(JSON.stringify(answer));
        if (!("error" in answer)) continue;
        note(`line ${line}: ${answer.error}`);
        process.exitCode = 1;
      }
    });
}

export type TextAnswer =
  | {
      readonly language: string;
      readonly sentiment: string;
      readonly scores: { readonly negative: number; readonly neutral: number; readonly positive: number };
      readonly crisisTypes: readonly string[];
    }
  | { readonly error: string };

/** The answer to one line. A line that cannot be read is answered with its fault, so that it keeps its place. */
export function readTextLine(analyser: Analyser, line: string, { plain = false }: TextOptions = {}): TextAnswer {
  const read = plain ? { text: line } : parseLine(line);
  if ("error" in read) return read;
  const { language, sentiment, scores, crisisTypes } = analyser.analyse(read.text);
  return { language, sentiment, scores: rounded(scores), crisisTypes: crisisTypes.map(({ type }) => type) };
}

function parseLine(line: string): { text: string } | { error: string } {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { error: "The line is not JSON." };
  }
  const text = (value as { text?: unknown } | null)?.text;
  return typeof text === "string" ? { text } : { error: 'The line has no field "text" that is a string.' };
}

const rounded = ({ negative, neutral, positive }: { negative: number; neutral: number; positive: number }) => ({
  negative: round(negative),
  neutral: round(neutral),
  positive: round(positive),
});
const round = (share: number): number => Number(share.toFixed(4));
