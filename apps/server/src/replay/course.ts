/** One watch on its way through the stream: its detector, the posts it remembers, and the episode people know of. */
import { createDetector, type Detector, type Observation } from "@tocsin/anomaly";
import type { Criticality } from "@tocsin/text";
import {
  EVIDENCE,
  evidenceStart,
  type Heard,
  hearCriticality,
  judgeHeard,
  type OpenEpisode,
  ROW_MINUTES,
  type SeenPost,
  stepEpisode,
} from "../modules/detect/index.ts";
import { DAY, HOUR, MINUTE } from "../platform/clock.ts";
import { Curve } from "./curve.ts";
import { Roll } from "./minute.ts";

export interface ReplayWatch {
  readonly name: string;
  readonly query: string;
  readonly isOwn: boolean;
}
export interface CourseSettings {
  readonly timeZone: string;
  readonly weeklyBudget: number;
}

/** What happened to the episode in one minute, and all that is known of it. */
export interface Turn {
  readonly change: "opened" | "escalated" | "closed";
  readonly episode: OpenEpisode;
  readonly observation: Observation;
  /** What the posts of the burst add up to. */
  readonly judged: Criticality;
  /** Posts of the burst and texts of the time before. */
  readonly posts: readonly SeenPost[];
  readonly usual: readonly string[];
}

/** A count rings when it grows: three hours after the last post the quick windows are empty, and the day only loses. */
const AWAKE = 3 * HOUR;

type Spoken = Pick<Heard, "posts" | "usual">;

export class Course {
  readonly watch: ReplayWatch;
  readonly curve = new Curve();
  matched = 0;
  private readonly detector: Detector;
  private readonly roll = new Roll();
  private episode: OpenEpisode | null = null;
  private episodeSince = 0;
  private heard: SeenPost[] = [];
  /** First minute not yet taken in. */
  private next: number;
  private lastHeard = Number.NEGATIVE_INFINITY;

  constructor(watch: ReplayWatch, settings: CourseSettings, from: number) {
    this.watch = watch;
    this.next = from;
    this.detector = createDetector({ rowMinutes: ROW_MINUTES, watchId: watch.name, ...settings });
  }

  get isOpen(): boolean {
    return this.episode !== null;
  }

  /** False while minutes without posts cannot change anything, so that they may be passed in one go. */
  get isAwake(): boolean {
    return this.isOpen || this.next - this.lastHeard < AWAKE;
  }

  /** Takes in one whole minute and says what people would hear of it. */
  pass(minute: number, posts: readonly SeenPost[]): Turn | null {
    this.sleepUntil(minute);
    this.next = minute + MINUTE;
    if (posts.length > 0) this.remember(minute, posts);
    const observation = this.detector.observe(this.roll.countMinute(minute, posts));
    this.curve.add(observation, posts);
    return this.judge(observation, posts.length > 0);
  }

  /** Hears of every hour in which nothing came. */
  sleepUntil(minute: number): void {
    for (; this.next + HOUR <= minute; this.next += HOUR)
      this.curve.add(this.detector.observe(this.roll.countMinute(this.next, [])), []);
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

  private judge(observation: Observation, hasNews: boolean): Turn | null {
    const step = stepEpisode(this.episode, observation);
    if (step.change === "none") return null;
    if (step.change === "closed") return this.close(observation);
    const start = evidenceStart(observation);
    if (step.change === "opened") this.episodeSince = start;
    const isQuiet = step.change === "kept" && !(hasNews && step.view.kind === "buzz");
    const evidence = isQuiet ? null : this.evidenceSince(start);
    if (evidence === null) {
      this.episode = step.view;
      return null;
    }
    const heard = { ...evidence, query: this.watch.query, isLearning: observation.isLearning };
    const judged = judgeHeard(heard);
    const { change, view } = hearCriticality(step, this.episode, { judged, heard });
    this.episode = view;
    return change === "kept" ? null : turnOf(change, view, { observation, judged, ...evidence });
  }

  private close(observation: Observation): Turn {
    const episode = { ...this.episode!, score: observation.score };
    this.episode = null;
    const evidence = this.evidenceSince(this.episodeSince);
    const judged = judgeHeard({ ...evidence, query: this.watch.query });
    return turnOf("closed", episode, { observation, judged, ...evidence });
  }

  private evidenceSince(since: number): Spoken {
    const isBefore = (post: SeenPost) => post.publishedAt.getTime() < since;
    const before = this.heard.filter(
      (post) => isBefore(post) && post.publishedAt.getTime() >= since - EVIDENCE.usualDays * DAY,
    );
    return {
      posts: this.heard.filter((post) => !isBefore(post)).slice(-EVIDENCE.mostPosts),
      usual: before.slice(-EVIDENCE.usualPosts).filter((post) => !post.isEcho),
    };
  }
}

function turnOf(
  change: Turn["change"],
  episode: OpenEpisode,
  { observation, judged, posts, usual }: Spoken & Pick<Turn, "observation" | "judged">,
): Turn {
  return { change, episode, observation, judged, posts, usual: usual.map((post) => post.text) };
}
