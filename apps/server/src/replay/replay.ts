/**
 * A stream of the past runs through the product on a simulated clock. The decisions are those of the live product: the
 * same reading of a post, the same echo index, the same counting of voices per minute, the same detector with the same
 * settings, the same steps of an episode and the same explanation. Only the machinery between them is missing: there is no
 * database, no queue and no late post, so that every minute is looked at once, when it is over.
 *
 * The clock walks minute by minute while a watch is awake (something came in the last three hours, or an episode is open)
 * and strides over what lies between; the detectors still hear of every empty hour. A stretch in which the whole stream is
 * silent for two weeks was not listened to: it teaches nothing, and a notice at the end says so.
 *
 * Watches exist from the first post of the stream on, so a brand that nobody mentions for weeks is known as quiet.
 */
import { createEchoIndex, createNarrativeIndex } from "@tocsin/narrative";
import { parseQuery, queryWords } from "@tocsin/query";
import type { Analyser } from "@tocsin/text";
import type { SeenPost } from "../modules/detect/index.ts";
import type { Post } from "../modules/listen/index.ts";
import { compileWatches, ECHO_WINDOW_MINUTES, narrativeSettingsOf } from "../modules/understand/index.ts";
import { DAY, MINUTE, startOfMinute } from "../platform/clock.ts";
import { type Speaker, speakerOf } from "../platform/wording.ts";
import { Course, type CourseSettings, type ReplayWatch, type Turn } from "./course.ts";
import type { CurveHour } from "./curve.ts";
import type { Gathered } from "./gather.ts";
import { type HeardMinute, hearMinutes, type StreamReader } from "./hear.ts";
import { type ReplayLine, toLine, toNotice } from "./lines.ts";
import { endingNotice, learningNotice, type Silence, silenceNotice } from "./notices.ts";

export interface ReplaySettings extends CourseSettings {
  readonly analyser: Analyser;
  /** What posts gained in reactions after they were published. */
  readonly rises?: Gathered["rises"];
}
export interface Replayed {
  readonly watch: ReplayWatch;
  readonly matched: number;
  readonly isOpen: boolean;
  readonly hours: readonly CurveHour[];
}

/** A stream silent for longer was not listened to. */
const LONGEST_SILENCE = 14 * DAY;

/** `posts` in order of time, each once (`gatherPosts`). Yields in order of time; returns what each watch has seen. */
export async function* replay(
  posts: readonly Post[],
  watches: readonly ReplayWatch[],
  { analyser, rises = [], ...settings }: ReplaySettings,
): AsyncGenerator<ReplayLine, Replayed[]> {
  const first = posts[0];
  if (first === undefined) return watches.map((watch) => ({ watch, matched: 0, isOpen: false, hours: [] }));
  const speaker = await speakerOf("en", settings.timeZone);
  const from = startOfMinute(first.publishedAt).getTime();
  const reader = startReader(watches, analyser);
  const resolve = (id: string) => reader.narratives.resolve(id) ?? id;
  const courses = watches.map((watch) => new Course(watch, { ...settings, resolve }, from));
  const walk = new Walk(courses, from, speaker);
  for (const heard of hearMinutes({ posts, rises }, reader)) {
    yield* walk.strideTo(heard.minute);
    yield* walk.pass(heard);
  }
  yield* walk.end();
  return courses.map((course) => ({
    watch: course.watch,
    matched: course.matched,
    isOpen: course.isOpen,
    hours: course.curve.hours(),
  }));
}

export const startReader = (watches: readonly ReplayWatch[], analyser: Analyser): StreamReader => ({
  analyser,
  echoes: createEchoIndex({ windowMinutes: ECHO_WINDOW_MINUTES }),
  queries: compileWatches(watches.map(({ query }, index) => ({ id: String(index), query }))),
  narratives: createNarrativeIndex(narrativeSettingsOf(watches.map(asBrand))),
});

/** A watch of the command line stands for a brand that is spelled as it is asked for. */
function asBrand({ name, query, isOwn }: ReplayWatch) {
  const parsed = parseQuery(query).query;
  const spellings = parsed === null ? [] : [...queryWords(parsed)];
  return { kind: isOwn ? ("own" as const) : ("competitor" as const), name, spellings };
}

interface Passing {
  readonly minute: number;
  readonly posts: readonly SeenPost[];
  readonly rise?: number | undefined;
}

/** The clock, and the courses that hear of each of its minutes. */
class Walk {
  private readonly told = new Set<Course>();
  private readonly silences: Silence[] = [];

  constructor(
    private readonly courses: readonly Course[],
    private now: number,
    private readonly speaker: Speaker,
  ) {}

  /** Up to `minute`: step by step for those awake, in one go for the others. */
  *strideTo(minute: number): Generator<ReplayLine> {
    const silentFrom = this.now;
    for (; this.now < minute && this.courses.some((course) => course.isAwake); this.now += MINUTE)
      for (const course of this.courses)
        if (course.isAwake) yield* this.listen(course, { minute: this.now, posts: [] });
    if (minute - silentFrom > LONGEST_SILENCE) this.skip({ from: silentFrom, to: minute });
  }

  *pass({ minute, seen, gained }: HeardMinute): Generator<ReplayLine> {
    for (const [index, course] of this.courses.entries()) {
      const posts = seen.get(index);
      const rise = gained.get(index);
      if (posts !== undefined || rise !== undefined || course.isAwake)
        yield* this.listen(course, { minute, posts: posts ?? [], rise });
    }
    this.now = minute + MINUTE;
  }

  /** The stream is over; what is open then stays open, for nobody knows how it went on. */
  *end(): Generator<ReplayLine> {
    if (this.silences.length > 0) yield toNotice(this.now, null, silenceNotice(this.silences));
    for (const course of this.courses) {
      course.sleepUntil(this.now);
      const sentence = endingNotice(course);
      if (sentence !== null) yield toNotice(this.now, course.watch, sentence);
    }
  }

  private skip(silence: Silence): void {
    this.silences.push(silence);
    for (const course of this.courses) {
      course.sleepUntil(silence.from);
      course.skipTo(silence.to);
    }
  }

  private *listen(course: Course, { minute, posts, rise }: Passing): Generator<ReplayLine> {
    const turn = course.pass(minute, posts, rise);
    if (turn === null) return;
    const { watch } = course;
    const at = minute + MINUTE;
    if (isFirstWhileLearning(turn) && !this.told.has(course)) {
      this.told.add(course);
      yield toNotice(at, watch, learningNotice(watch));
    }
    yield toLine(turn, { watch, at, speaker: this.speaker });
  }
}

const isFirstWhileLearning = ({ change, observation }: Turn): boolean => change === "opened" && observation.isLearning;
