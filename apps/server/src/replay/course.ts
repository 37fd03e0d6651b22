/** One watch on its way through the stream: its detector, the posts it remembers, and the episode people know of. */
import { type CalendarKind, createDetector, type Detector, type Observation, restoreDetector } from "@tocsin/anomaly";
import type { Criticality } from "@tocsin/text";
import {
  type Ears,
  EVIDENCE,
  evidenceStart,
  type Heard,
  type HeardObservation,
  hearCriticality,
  isMereNoise,
  judgeHeard,
  type LastingStep,
  type OpenEpisode,
  ROW_MINUTES,
  restrainBurst,
  type SeenPost,
  stepEpisode,
  type Taught,
} from "../modules/detect/index.ts";
import { DAY, HOUR, MINUTE } from "../platform/clock.ts";
import { Curve } from "./curve.ts";
import { Roll } from "./minute.ts";
import { type Resolve, Stories } from "./stories.ts";

export interface ReplayWatch {
  readonly name: string;
  readonly query: string;
  readonly isOwn: boolean;
}
export interface CourseSettings {
  readonly timeZone: string;
  readonly weeklyBudget: number;
  /** The calendars that the brand lives by. */
  readonly calendars?: readonly CalendarKind[] | undefined;
  /** Under which circumstances minutes were heard; left out where all are ordinary. */
  readonly ears?: Ears | undefined;
  /** Under which id a narrative is known by now; left out where posts carry the last one. */
  readonly resolve?: Resolve | undefined;
  /** What people have taught the watch. */
  readonly taught?: Taught | undefined;
  /** Before this moment the detector learns and nobody reads the posts. */
  readonly readsFrom?: number | undefined;
  /** How often an open buzz is read again for what it says. */
  readonly readsEveryMinutes?: number | undefined;
}

/** What happened to the episode in one minute, and all that is known of it. */
export interface Turn {
  readonly change: "opened" | "escalated" | "closed";
  readonly episode: OpenEpisode;
  readonly observation: HeardObservation;
  /** What the posts of the burst add up to. */
  readonly judged: Criticality;
  /** The narrative that rang. */
  readonly named?: string | undefined;
  /** Posts of the burst and texts of the time before. */
  readonly posts: readonly SeenPost[];
  readonly usual: readonly string[];
}

/** A count rings when it grows: three hours after the last post the quick windows are empty, and the day only loses. */
const AWAKE = 3 * HOUR;

const BIN = 5 * MINUTE;
const lastMinuteOfBin = (at: number): number => Math.floor(at / BIN) * BIN + BIN - MINUTE;

type Spoken = Pick<Heard, "posts" | "usual">;

export class Course {
  readonly watch: ReplayWatch;
  readonly curve = new Curve();
  matched = 0;
  private detector: Detector;
  private readonly settings: CourseSettings;
  private roll = new Roll();
  private stories: Stories;
  private episode: OpenEpisode | null = null;
  private episodeSince = 0;
  private heard: SeenPost[] = [];
  /** First minute not yet taken in. */
  private next: number;
  private lastHeard = Number.NEGATIVE_INFINITY;
  private lastRead = Number.NEGATIVE_INFINITY;

  constructor(watch: ReplayWatch, settings: CourseSettings, from: number) {
    this.watch = watch;
    this.settings = settings;
    this.next = from;
    this.stories = new Stories(from, settings.resolve);
    const { timeZone, weeklyBudget, calendars = [] } = settings;
    this.detector = createDetector({ rowMinutes: ROW_MINUTES, watchId: watch.name, timeZone, weeklyBudget, calendars });
  }

  /** Another course from here on, with the same memory and another budget. */
  fork(weeklyBudget: number): Course {
    const fork = new Course(this.watch, { ...this.settings, weeklyBudget }, this.next);
    const { settings, ...memory } = this.detector.snapshot();
    fork.detector = restoreDetector({ ...memory, settings: { ...settings, weeklyBudget } });
    fork.roll = this.roll.copy();
    fork.stories = this.stories.copy();
    fork.heard = [...this.heard];
    [fork.episode, fork.episodeSince, fork.lastHeard] = [this.episode, this.episodeSince, this.lastHeard];
    return fork;
  }

  /** What people know of, while it rings. */
  get standing(): OpenEpisode | null {
    return this.episode;
  }

  get isOpen(): boolean {
    return this.episode !== null;
  }

  /** False while minutes without posts cannot change anything, so that they may be passed in one go. */
  get isAwake(): boolean {
    return this.isOpen || this.next - this.lastHeard < AWAKE;
  }

  /** Takes in one whole minute, with what posts of any time gained in it, and says what people would hear of it. */
  pass(minute: number, posts: readonly SeenPost[], gained?: number): Turn | null {
    this.sleepUntil(minute);
    this.next = minute + MINUTE;
    if (posts.length > 0) this.remember(minute, posts);
    if (gained !== undefined) this.lastHeard = minute;
    const observation = this.observe(minute, posts, gained);
    const { weeklyBudget } = this.settings;
    const situation = { posts, episode: this.episode, weeklyBudget, usual: () => this.detector.explain() };
    return this.judge(this.stories.hear(observation, minute, situation), posts.length > 0);
  }

  /**
   * Hears of the time before `minute` in which nothing came, and says what people would hear of it. The engine judges by
   * bins: without posts it is enough to look at the end of each.
   */
  passUntil(minute: number): Turn[] {
    const turns: Turn[] = [];
    while (this.next < minute && this.isAwake) {
      const turn = this.pass(Math.min(lastMinuteOfBin(this.next), minute - MINUTE), []);
      if (turn !== null) turns.push(turn);
    }
    this.sleepUntil(minute);
    return turns;
  }

  /** Hears of every hour in which nothing came; of every minute where some are out of the ordinary. */
  sleepUntil(minute: number): void {
    const stride = this.settings.ears === undefined ? HOUR : MINUTE;
    for (; this.next + stride <= minute; this.next += stride) this.observe(this.next, []);
  }

  private observe(minute: number, posts: readonly SeenPost[], gained?: number): Observation {
    const row = this.roll.countMinute(minute, posts, gained);
    const observation = this.detector.observe(this.settings.ears?.hear(row) ?? row);
    this.curve.add(observation, posts);
    return observation;
  }

  /** Nothing is known of the time up to `minute`: it is passed over and teaches nothing. */
  skipTo(minute: number): void {
    this.next = minute;
  }

  private remember(minute: number, posts: readonly SeenPost[]): void {
    this.matched += posts.length;
    this.lastHeard = minute;
    const memory = Math.min(minute, this.isOpen ? this.episodeSince : minute) - EVIDENCE.usualDays * DAY;
    // Cutting at every minute would copy the memory each time.
    if (this.heard.length > 0 && this.heard[0]!.publishedAt.getTime() < memory - DAY)
      this.heard = this.heard.filter((post) => post.publishedAt.getTime() >= memory);
    for (const post of posts) this.heard.push(post);
  }

  private judge(observation: HeardObservation, hasNews: boolean): Turn | null {
    const step = stepEpisode(this.episode, observation);
    if (step.change === "none") return null;
    if (step.change === "closed") return this.close(observation);
    if (step.change === "opened") this.episodeSince = evidenceStart(observation);
    if (this.isReadAgain(step, observation.at, hasNews)) return this.read(observation, step);
    this.episode = step.view;
    this.stories.keep(observation.narrativeId);
    return null;
  }

  /** What the posts behind a step make of it. */
  private read(observation: HeardObservation, step: LastingStep): Turn | null {
    const evidence = this.evidenceSince(evidenceStart(observation), observation.narrativeId);
    const heard = { ...evidence, query: this.watch.query, isLearning: observation.isLearning };
    const judged = judgeHeard(heard);
    if (this.episode === null && isMereNoise(observation, judged)) return this.judge(observation.count!, true);
    const { change, view } = hearCriticality(step, this.episode, { judged, heard });
    if (this.episode === null && this.isRestrained(observation, { view, judged, posts: evidence.posts })) return null;
    this.episode = view;
    this.stories.keep(observation.narrativeId);
    const { named } = this.stories;
    return change === "kept" ? null : turnOf(change, view, { observation, judged, named, ...evidence });
  }

  /** Posts are read when something changes, and while a buzz goes on, which may turn out to be a crisis. */
  private isReadAgain({ change, view }: LastingStep, at: number, hasNews: boolean): boolean {
    const { readsFrom = Number.NEGATIVE_INFINITY, readsEveryMinutes = 1 } = this.settings;
    if (at < readsFrom) return false;
    const isDue = hasNews && view.kind === "buzz" && at - this.lastRead >= readsEveryMinutes * MINUTE;
    if (change === "kept" && !isDue) return false;
    this.lastRead = at;
    return true;
  }

  private isRestrained(observation: Observation, said: Parameters<typeof restrainBurst>[1]): boolean {
    const { taught } = this.settings;
    const { threshold } = this.detector;
    return taught !== undefined && restrainBurst({ observation, taught, threshold }, said) !== null;
  }

  private close(observation: Observation): Turn {
    const episode = { ...this.episode!, score: observation.score };
    const { named } = this.stories;
    this.episode = null;
    this.stories.forget();
    return turnOf("closed", episode, { observation, named, ...this.hearAll() });
  }

  /** All that was said since the burst began. */
  hearAll(): Spoken & Pick<Turn, "judged"> {
    const evidence = this.evidenceSince(this.episodeSince);
    return { ...evidence, judged: judgeHeard({ ...evidence, query: this.watch.query }) };
  }

  private evidenceSince(since: number, narrativeId?: string): Spoken {
    const isTold = (post: SeenPost) => narrativeId === undefined || this.stories.isOf(post, narrativeId);
    const isBefore = (post: SeenPost) => post.publishedAt.getTime() < since;
    const before = this.heard.filter(
      (post) => isBefore(post) && post.publishedAt.getTime() >= since - EVIDENCE.usualDays * DAY,
    );
    return {
      posts: this.heard
        .filter((post) => !isBefore(post) && isTold(post))
        .slice(-EVIDENCE.mostPosts)
        .map((post) => this.stories.asKnown(post)),
      usual: before.slice(-EVIDENCE.usualPosts).filter((post) => !post.isEcho),
    };
  }
}

function turnOf(
  change: Turn["change"],
  episode: OpenEpisode,
  { observation, judged, named, posts, usual }: Spoken & Pick<Turn, "observation" | "judged" | "named">,
): Turn {
  return { change, episode, observation, judged, named, posts, usual: usual.map((post) => post.text) };
}
