/** `tocsin text`: what each post says about itself, one line out per line in. */
import { findPaths } from "@tocsin/server";
import {
  type Analyser,
  type Analysis,
  type AspectScorer,
  createAnalyser,
  createAspectScorer,
  createSentimentReader,
  createTargetScorer,
} from "@tocsin/text";
import { loadModelFolder } from "@tocsin/text/node";
import type { Command } from "commander";
import { note, openInput, printLine, splitLines } from "./lineInput.ts";
import { collect } from "./match.ts";

export interface TextOptions {
  /** Lines are bare texts. */
  readonly plain?: boolean;
  /** More of what is known: sureness, script, the words that spoke, the sides of a company. */
  readonly full?: boolean;
  /** Names of brands: the tone toward each that a text names. */
  readonly toward?: readonly string[];
}

export function addTextCommand(program: Command): void {
  program
    .command("text")
    .argument("[file]", 'JSON lines {"text"} (also .gz); standard input when left out')
    .option("--plain", "lines are bare texts")
    .option(
      "--full",
      "tell also how sure it is, romanised writing, signs of harm, sides of a company, and the words that spoke for each",
    )
    .option(
      "-t, --toward <name>",
      "a brand: tell the tone toward it where a text names it; may be given several times",
      collect,
      [],
    )
    .description("tell language, sentiment and kind of crisis of each text")
    .action(async (file: string | undefined, options: TextOptions) => {
      const reader = createTextReader(findPaths().textModel);
      let line = 0;
      for await (const written of splitLines(openInput(file))) {
        const answer = readTextLine(reader, written, options);
        line += 1;
        await printLine(JSON.stringify(answer));
        if (!("error" in answer)) continue;
        note(`line ${line}: ${answer.error}`);
        process.exitCode = 1;
      }
    });
}

/** What reads a text: the whole of it, and its tone toward brands and sides of a company. */
export interface TextReader {
  readonly analyser: Analyser;
  readonly scoreTargets: ReturnType<typeof createTargetScorer>;
  readonly scoreAspects: AspectScorer;
}

export function createTextReader(modelFolder: string): TextReader {
  const model = loadModelFolder(modelFolder);
  const read = createSentimentReader(model);
  return {
    analyser: createAnalyser(model),
    scoreTargets: createTargetScorer(read),
    scoreAspects: createAspectScorer(read),
  };
}

type Scores = Analysis["scores"];
interface Told {
  readonly language: string;
  readonly sentiment: string;
  readonly scores: Scores;
  readonly crisisTypes: readonly string[];
}
export type TextAnswer = (Told & Record<string, unknown>) | { readonly error: string };

/** The answer to one line. A line that cannot be read is answered with its fault, so that it keeps its place. */
export function readTextLine(reader: TextReader, line: string, options: TextOptions = {}): TextAnswer {
  const read = options.plain === true ? { text: line } : parseLine(line);
  if ("error" in read) return read;
  const analysis = reader.analyser.analyse(read.text);
  const { language, sentiment, scores, crisisTypes } = analysis;
  return {
    language,
    sentiment,
    scores: rounded(scores),
    crisisTypes: crisisTypes.map(({ type }) => type),
    ...(options.full === true && {
      ...describeFully(analysis),
      aspects: reader.scoreAspects(read.text, language),
    }),
    ...(options.toward !== undefined &&
      options.toward.length > 0 && {
        toward: readTargets(reader, { text: read.text, language, names: options.toward }),
      }),
  };
}

const describeFully = ({ isSure, languageConfidence, romanised, crisisTypes, signs }: Analysis) => ({
  isSure,
  languageConfidence: round(languageConfidence),
  romanised,
  crisisWords: Object.fromEntries(crisisTypes.map(({ type, words }) => [type, words])),
  signs,
});

interface Asked {
  readonly text: string;
  readonly language: string;
  readonly names: readonly string[];
}

const readTargets = ({ scoreTargets }: TextReader, { text, language, names }: Asked) =>
  scoreTargets(
    text,
    language,
    names.map((name) => ({ id: name, names: [name] })),
  ).map(({ id, sentiment, isSure, scores, spans }) => ({
    name: id,
    sentiment,
    isSure,
    scores: rounded(scores),
    spans,
  }));

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

const rounded = ({ negative, neutral, positive }: Scores): Scores => ({
  negative: round(negative),
  neutral: round(neutral),
  positive: round(positive),
});
const round = (share: number): number => Number(share.toFixed(4));
