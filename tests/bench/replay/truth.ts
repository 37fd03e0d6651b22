/** The labelled sets: real streams with what really happened, and when. They lie outside the checkout. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export interface TruthEvent {
  readonly id: string;
  readonly brand: string;
  readonly query: string;
  readonly caseSensitive?: boolean;
  readonly onset: string;
  readonly crisis: boolean;
  readonly crisisType: string;
  readonly severity: string;
  readonly windowHours?: number | null;
  readonly data: {
    readonly streamOnset: string | null;
    readonly firstInData: string | null;
    readonly postsInWindow: number;
    readonly detectable: boolean;
  };
}
export interface StudySet {
  readonly name: string;
  readonly file: string;
  readonly events: readonly TruthEvent[];
}

const studyFolder = (): string =>
  join(process.env.TOCSIN_STUDY_DATA ?? fileURLToPath(new URL("../../../../shared/data", import.meta.url)), "replay");

/** The sets in the study folder, or null when it is not there. */
export function findStudySets(): { folder: string; sets: StudySet[] | null } {
  const folder = studyFolder();
  if (!existsSync(folder)) return { folder, sets: null };
  const names = readdirSync(folder).flatMap((file) => (file.endsWith(".jsonl.gz") ? [file.slice(0, -9)] : []));
  return { folder, sets: names.map((name) => readSet(folder, name)) };
}

function readSet(folder: string, name: string): StudySet {
  const truth = JSON.parse(readFileSync(join(folder, `${name}.truth.json`), "utf8")) as { events?: TruthEvent[] };
  return { name, file: join(folder, `${name}.jsonl.gz`), events: truth.events ?? [] };
}
