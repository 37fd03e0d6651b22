import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** One real series of five-minute counts. */
export interface Series {
  name: string;
  startMs: number;
  counts: number[];
}

const CHECKOUT = fileURLToPath(new URL("../../../", import.meta.url));
const FOLDER = join(process.env.TOCSIN_STUDY_DATA ?? join(CHECKOUT, "../shared/data"), "nab/data/realTweets");

/** The design series, or undefined with a line on standard error when the study's data is not there. */
export function readSeries(): Series[] | undefined {
  if (!existsSync(FOLDER)) {
    console.error(`skipped: no series at ${FOLDER} (set TOCSIN_STUDY_DATA to the folder that holds nab/)`);
    return undefined;
  }
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith(".csv"))
    .sort()
    .map((file) => parseSeries(file.replace(/^Twitter_volume_|\.csv$/g, ""), readFileSync(join(FOLDER, file), "utf8")));
}

function parseSeries(name: string, text: string): Series {
  const rows = text
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(","));
  const startMs = Date.parse(`${rows[0]![0]!.replace(" ", "T")}Z`);
  return { name, startMs, counts: rows.map((row) => Number(row[1])) };
}
