import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** One real series of five-minute counts. */
export interface Series {
  name: string;
  startMs: number;
  times: number[];
  counts: number[];
}

const CHECKOUT = fileURLToPath(new URL("../../../", import.meta.url));
const STUDY = join(process.env.TOCSIN_STUDY_DATA ?? join(CHECKOUT, "../shared/data"), "nab");
const FOLDER = join(STUDY, "data/realTweets");

/** The design series, or undefined with a line on standard error when the study's data is not there. */
export function readSeries(): Series[] | undefined {
  if (!existsSync(FOLDER)) {
    console.error(`skipped: no series at ${FOLDER} (set TOCSIN_STUDY_DATA to the folder that holds nab/)`);
    return undefined;
  }
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith(".csv"))
    .sort()
    .map((file) => parseSeries(nameOf(file), readFileSync(join(FOLDER, file), "utf8")));
}

function parseSeries(name: string, text: string): Series {
  const rows = text
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(","));
  const times = rows.map((row) => timeOf(row[0]!));
  return { name, startMs: times[0]!, times, counts: rows.map((row) => Number(row[1])) };
}

/** Labelled windows of each series, ms since the epoch. */
export function readWindows(): Map<string, [number, number][]> {
  const text = readFileSync(join(STUDY, "labels/combined_windows.json"), "utf8");
  const windows = Object.entries(JSON.parse(text) as Record<string, [string, string][]>);
  return new Map(windows.map(([file, pairs]) => [nameOf(file), pairs.map(([from, to]) => [timeOf(from), timeOf(to)])]));
}

/** First and last row of each labelled window of one series. */
export function rowsOfWindows(series: Series, windows: Map<string, [number, number][]>): [number, number][] {
  const rowOf = (at: number) => series.times.findIndex((time) => time >= at);
  return (windows.get(series.name) ?? []).map(([from, to]) => [rowOf(from), rowOf(to)]);
}

function nameOf(file: string): string {
  return file.replace(/^.*Twitter_volume_|\.csv$/g, "");
}

function timeOf(text: string): number {
  return Date.parse(`${text.slice(0, 19).replace(" ", "T")}Z`);
}
