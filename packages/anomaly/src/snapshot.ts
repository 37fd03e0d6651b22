import type { CalendarKind } from "./calendar.ts";
import type { Watch } from "./watch.ts";

/** What a detector is made with. */
export interface Settings {
  /** Length of a row in minutes. Rows below five share a five-minute bin. */
  rowMinutes: number;
  /** IANA name: the brand's own day and week. */
  timeZone: string;
  /** About how many alerts a week are wanted of each kind (crisis, buzz). */
  weeklyBudget: number;
  /** Prefix of episode keys; keep it unique per watch. */
  watchId?: string;
  /** Days that are unlike others at this brand. Their factors are learnt, day by day and year by year. */
  calendars?: readonly CalendarKind[];
}

export interface Snapshot {
  version: 4;
  settings: Settings;
  watch: Watch | null;
}

/** A deep copy by way of JSON. */
export function copyOf<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

/** A snapshot read back from storage, or undefined when it is not one of this version. */
export function parseSnapshot(value: unknown): Snapshot | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const snapshot = value as Partial<Snapshot>;
  if (snapshot.version !== 4 || typeof snapshot.settings !== "object" || snapshot.watch === undefined) return undefined;
  return copyOf(snapshot as Snapshot);
}
