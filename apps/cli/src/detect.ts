/**
 * `tocsin detect`: a CSV of counts in, the same rows with what was expected and how surprising they are out, in order,
 * one line out per line in. A line that cannot be read keeps its place with empty figures and is reported aside.
 */
import { createDetector, createNabDetector } from "@tocsin/anomaly";

export interface DetectOptions {
  /** `product` scores in nats over once a week; `nab` is the benchmark's score, 0 to 1, and rings nobody. */
  mode: "product" | "nab";
  timeZone?: string;
  weeklyBudget?: number;
  /** Inferred from the first timestamps when left out. */
  rowMinutes?: number;
  /** Told of every line that could not be read; lines count from 1, the header included. */
  onProblem?: (line: number, reason: string) => void;
}

interface Columns {
  timestamp: number;
  value: number;
  negative: number;
}

interface Entry {
  line: number;
  timestamp: string;
  value: string;
  row?: { at: number; voices: number; negative?: number };
}

type Score = (row: NonNullable<Entry["row"]>) => {
  expected: number;
  score: number;
  isAlert: boolean;
  problem?: string;
};

const HEADER = "timestamp,value,expected,score,alert";
const ENOUGH_TO_INFER = 12;
/** The benchmark-mode score from which a row is marked; the best one over the design series. */
const NAB_ALERT = 0.257;

/** Lines of CSV without line ends: a header, then one per data line. Never throws on what it reads. */
export async function* detectCommand(
  input: AsyncIterable<string> | string,
  options: DetectOptions,
): AsyncIterable<string> {
  yield HEADER;
  const waiting: Entry[] = [];
  let score: Score | undefined;
  for await (const entry of readEntries(input, options)) {
    if (score) {
      yield format(entry, score, options);
      continue;
    }
    waiting.push(entry);
    if (waiting.length < ENOUGH_TO_INFER && options.rowMinutes === undefined) continue;
    score = startScoring(options, waiting);
    for (const early of waiting.splice(0)) yield format(early, score, options);
  }
  score ??= startScoring(options, waiting);
  for (const early of waiting) yield format(early, score, options);
}

async function* readEntries(input: AsyncIterable<string> | string, options: DetectOptions): AsyncIterable<Entry> {
  let columns: Columns | undefined;
  let line = 0;
  for await (const text of linesOf(input)) {
    line += 1;
    if (line === 1) columns = columnsOf(text, options);
    else yield parseEntry(text, line, { columns: columns!, options });
  }
}

function columnsOf(header: string, { onProblem }: DetectOptions): Columns {
  const names = header
    .replace(/^\uFEFF/, "")
    .split(",")
    .map((name) => name.trim().toLowerCase());
  const columns = {
    timestamp: names.indexOf("timestamp"),
    value: names.indexOf("value"),
    negative: names.indexOf("negative"),
  };
  if (columns.timestamp >= 0 && columns.value >= 0) return columns;
  onProblem?.(1, 'The header must name the columns "timestamp" and "value"; the first two columns are taken for them.');
  return { timestamp: 0, value: 1, negative: columns.negative };
}

function parseEntry(
  text: string,
  line: number,
  { columns, options }: { columns: Columns; options: DetectOptions },
): Entry {
  const cells = text.split(",").map((cell) => cell.trim().replace(/^"(.*)"$/, "$1"));
  const timestamp = cells[columns.timestamp] ?? "";
  const value = cells[columns.value] ?? "";
  const entry: Entry = { line, timestamp, value };
  const at = parseTime(timestamp);
  const voices = parseCount(value);
  if (Number.isNaN(at)) options.onProblem?.(line, `"${timestamp}" is not a time such as 2015-02-26 21:42:53.`);
  else if (Number.isNaN(voices)) options.onProblem?.(line, `"${value}" is not a count.`);
  else entry.row = { at, voices, negative: negativeOf(cells[columns.negative], line, options) };
  return entry;
}

function negativeOf(cell: string | undefined, line: number, { onProblem }: DetectOptions): number | undefined {
  if (cell === undefined || cell === "") return undefined;
  const negative = parseCount(cell);
  if (!Number.isNaN(negative)) return negative;
  onProblem?.(line, `"${cell}" is not a count of negative mentions; the row is taken without it.`);
  return undefined;
}

function parseCount(text: string): number {
  const count = text === "" ? Number.NaN : Number(text);
  return count >= 0 && Number.isFinite(count) ? count : Number.NaN;
}

/** A time without a zone is UTC. */
function parseTime(text: string): number {
  const found = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:?\d{2})?)?$/.exec(text);
  if (!found) return Number.NaN;
  return Date.parse(`${found[1]}T${found[2] ?? "00:00"}${found[3] ?? "Z"}`);
}

function startScoring(options: DetectOptions, entries: Entry[]): Score {
  const rowMinutes = options.rowMinutes ?? inferRowMinutes(entries);
  const timeZone = options.timeZone ?? "UTC";
  if (options.mode === "nab") return scoreForBenchmark(rowMinutes, timeZone);
  const detector = createDetector({ rowMinutes, timeZone, weeklyBudget: options.weeklyBudget ?? 1, watchId: "csv" });
  return (row) => {
    const { expected, score, change, problem } = detector.observe(row);
    return { expected, score, isAlert: change !== undefined && change.type !== "closed", problem };
  };
}

function scoreForBenchmark(rowMinutes: number, timeZone: string): Score {
  const detector = createNabDetector({ rowMinutes, timeZone });
  return (row) => {
    const { expected, score } = detector.observe(row);
    return { expected, score, isAlert: score >= NAB_ALERT };
  };
}

/** The usual distance of neighbouring rows, or five minutes when there is none to see. */
function inferRowMinutes(entries: Entry[]): number {
  const times = entries.flatMap(({ row }) => (row ? [row.at] : []));
  const steps = times
    .slice(1)
    .map((at, i) => at - times[i]!)
    .filter((step) => step > 0);
  const middle = steps.sort((a, b) => a - b)[steps.length >> 1];
  return middle ? middle / 60_000 : 5;
}

function format({ line, timestamp, value, row }: Entry, score: Score, { onProblem }: DetectOptions): string {
  const cells = [quoted(timestamp), quoted(value)];
  const seen = row && score(row);
  if (seen?.problem === "out-of-order") onProblem?.(line, "The row is not later than the one before it.");
  if (!seen || seen.problem === "out-of-order" || seen.problem === "bad-time") return [...cells, "", "", ""].join(",");
  return [...cells, seen.expected.toFixed(4), seen.score.toFixed(4), seen.isAlert ? "1" : "0"].join(",");
}

function quoted(cell: string): string {
  return /[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

async function* linesOf(input: AsyncIterable<string> | string): AsyncIterable<string> {
  let rest = "";
  for await (const chunk of typeof input === "string" ? [input] : input) {
    const lines = (rest + chunk).split(/\r?\n/);
    rest = lines.pop()!;
    yield* lines;
  }
  if (rest !== "") yield rest;
}
