/**
 * A watch that does not exist yet, or not like this, on the workspace's own history: the same course through the minutes as
 * `replay`, with the posts and readings that are stored. Nothing is written; no stored detector is looked at.
 *
 * What came before the time that is asked for only teaches. From there on each budget goes a course of its own: the memory
 * is the same, the bar is another.
 */
import { setImmediate as breathe } from "node:timers/promises";
import type { OpenEpisode, SeenPost } from "../modules/detect/index.ts";
import { MINUTE, startOfMinute } from "../platform/clock.ts";
import { Course, type CourseSettings, type CurveHour, type Turn } from "../replay/index.ts";

export interface Rehearsed {
  readonly weeklyBudget: number;
  readonly rings: readonly Ring[];
  readonly hours: readonly CurveHour[];
}
/** One time the bell would have rung. */
export interface Ring {
  readonly at: Date;
  readonly until: Date | null;
  readonly episode: OpenEpisode;
  /** The numbers people were told last, and all that was said. */
  readonly told: Pick<Turn, "observation" | "posts" | "usual" | "judged">;
}
export interface RehearsalSettings extends Omit<CourseSettings, "weeklyBudget"> {
  readonly query: string;
  readonly to: Date;
  readonly readsFrom: number;
  /** Reactions that the posts gained, by the minute in which they were read. */
  readonly gained: ReadonlyMap<number, number>;
  /** Whether anybody still waits for the answer. */
  readonly isWanted: () => boolean;
}
type Minute = readonly [at: number, posts: readonly SeenPost[], gained: number | undefined];

/** Reading a burst again costs far more than counting it. */
const READS_EVERY_MINUTES = 5;

/** Posts in order of time. Ends early, with what it has, when nobody waits for it any more. */
export async function rehearse(
  posts: readonly SeenPost[],
  budgets: readonly number[],
  settings: RehearsalSettings,
): Promise<Rehearsed[]> {
  const minutes = minutesOf(posts, settings.gained);
  if (minutes.length === 0) return budgets.map((weeklyBudget) => ({ weeklyBudget, rings: [], hours: [] }));
  const start = minutes.findIndex(([at]) => at >= settings.readsFrom);
  const [before, asked] = start < 0 ? [minutes, []] : [minutes.slice(0, start), minutes.slice(start)];
  const taught = await teach(before, minutes[0]![0], settings);
  const played: Rehearsed[] = [];
  for (const weeklyBudget of budgets)
    played.push({ weeklyBudget, ...(await play(asked, taught.fork(weeklyBudget), settings)) });
  return played;
}

async function teach(minutes: readonly Minute[], from: number, settings: RehearsalSettings): Promise<Course> {
  const watch = { name: "rehearsal", query: settings.query, isOwn: true };
  const course = new Course(watch, { ...settings, weeklyBudget: 1, readsEveryMinutes: READS_EVERY_MINUTES }, from);
  await walk(minutes, course, { isWanted: settings.isWanted, note: () => undefined });
  return course;
}

async function play(
  minutes: readonly Minute[],
  course: Course,
  { to, readsFrom, isWanted }: RehearsalSettings,
): Promise<Omit<Rehearsed, "weeklyBudget">> {
  const book = new RingBook(readsFrom);
  const note = (turn: Turn) => book.note(turn);
  await walk(minutes, course, { isWanted, note });
  course.passUntil(startOfMinute(to).getTime()).forEach(note);
  return { rings: book.close(course), hours: course.curve.hours() };
}

interface Ears {
  readonly isWanted: () => boolean;
  readonly note: (turn: Turn) => void;
}

/** The process serves others too: it is let go after so many minutes of history. */
const MINUTES_AT_ONCE = 400;

async function walk(minutes: readonly Minute[], course: Course, { isWanted, note }: Ears): Promise<void> {
  for (const [index, [at, posts, gained]] of minutes.entries()) {
    course.passUntil(at).forEach(note);
    const turn = course.pass(at, posts, gained);
    if (turn !== null) note(turn);
    if (index % MINUTES_AT_ONCE !== 0) continue;
    await breathe();
    if (!isWanted()) return;
  }
}

function minutesOf(posts: readonly SeenPost[], gained: ReadonlyMap<number, number>): Minute[] {
  const minutes = new Map<number, SeenPost[]>([...gained.keys()].map((at) => [at, []]));
  for (const post of posts) {
    const at = startOfMinute(post.publishedAt).getTime();
    const known = minutes.get(at);
    if (known === undefined) minutes.set(at, [post]);
    else known.push(post);
  }
  return [...minutes].sort(([one], [other]) => one - other).map(([at, said]) => [at, said, gained.get(at)]);
}

/** Turns gathered into rings: what began before the time that is asked for is no ring of it. */
class RingBook {
  private readonly rings: Ring[] = [];
  private isRinging = false;

  constructor(private readonly from: number) {}

  note(told: Turn): void {
    const at = new Date(told.observation.at + MINUTE);
    if (told.change === "opened" && told.observation.at >= this.from) {
      this.isRinging = true;
      this.rings.push({ at, until: null, episode: told.episode, told });
    } else if (this.isRinging) this.goOn(told, at);
  }

  private goOn(told: Turn, at: Date): void {
    const ring = this.rings.pop()!;
    this.isRinging = told.change !== "closed";
    // The end of an episode knows its gravest severity, and a score that has sunk.
    const episode = { ...told.episode, score: Math.max(ring.episode.score, told.episode.score) };
    const { posts, usual, judged } = told;
    // Once a burst has sunk below the bar, the engine has no numbers for it.
    const isNumbered = this.isRinging && told.observation.explanation !== undefined;
    const said = { observation: (isNumbered ? told : ring.told).observation, posts, usual, judged };
    this.rings.push({ ...ring, episode, told: said, until: this.isRinging ? null : at });
  }

  /** What still rings at the end has grown without anybody being told again. */
  close(course: Course): readonly Ring[] {
    const episode = course.standing;
    if (!this.isRinging || episode === null) return this.rings;
    const { usual, ...said } = course.hearAll();
    const ring = this.rings.at(-1)!;
    return this.rings.with(-1, {
      ...ring,
      episode,
      told: { ...ring.told, ...said, usual: usual.map(({ text }) => text) },
    });
  }
}
