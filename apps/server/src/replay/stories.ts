/** The narratives of one watch on its way through the stream. */
import type { Explanation, Observation } from "@tocsin/anomaly";
import {
  type HeardObservation,
  hearLoudest,
  NarrativeBell,
  type OpenEpisode,
  type SeenPost,
  type Telling,
} from "../modules/detect/index.ts";
import { MINUTE } from "../platform/clock.ts";

export type Resolve = (narrativeId: string) => string;

interface Passing {
  readonly posts: readonly SeenPost[];
  /** What people know of. */
  readonly episode: OpenEpisode | null;
  readonly weeklyBudget: number;
  readonly usual: () => Explanation | undefined;
}

export class Stories {
  /** The narrative that rang, while the episode lasts. */
  private standing: string | null = null;
  private bell: NarrativeBell;

  constructor(
    from: number,
    private readonly resolve: Resolve = (id) => id,
  ) {
    this.bell = NarrativeBell.open(from, resolve);
  }

  copy(): Stories {
    const copy = new Stories(0, this.resolve);
    copy.bell = this.bell.copy();
    copy.standing = this.standing;
    return copy;
  }

  /** What is heard of a whole minute, of the count and of the narratives. */
  hear(observation: Observation, minute: number, { posts, episode, weeklyBudget, usual }: Passing): HeardObservation {
    const loudest = this.bell.hearMinute(minute, posts.flatMap(tellingsOf));
    const standing = episode === null || !this.lasts(minute) ? null : this.standing;
    if (loudest === null && standing === null) return observation;
    const { bar } = this.bell.memory;
    return hearLoudest(observation, {
      ...{ loudest, bar, weeklyBudget, usual: usual() },
      standing: standing === null ? null : { narrativeId: standing, severity: episode!.severity },
    });
  }

  /** What rang stays the narrative that is named. */
  keep(narrativeId: string | undefined): void {
    if (narrativeId !== undefined) this.standing = this.resolve(narrativeId);
  }

  get named(): string | undefined {
    return this.standing ?? undefined;
  }

  forget(): void {
    this.standing = null;
  }

  isOf({ narrativeId }: SeenPost, wanted: string): boolean {
    return typeof narrativeId === "string" && this.resolve(narrativeId) === this.resolve(wanted);
  }

  /** The post under the id that its narrative has by now. */
  asKnown(post: SeenPost): SeenPost {
    const narrativeId = post.narrativeId && this.resolve(post.narrativeId);
    return narrativeId === post.narrativeId ? post : { ...post, narrativeId };
  }

  private lasts(minute: number): boolean {
    return this.standing !== null && this.bell.lasts(this.standing, minute + MINUTE - 1);
  }
}

function tellingsOf({ narrativeId, isEcho, authorKey, publishedAt, sentiment }: SeenPost): Telling[] {
  if (isEcho || typeof narrativeId !== "string") return [];
  return [{ at: publishedAt.getTime(), narrativeId, authorKey, isNegative: sentiment === "negative" }];
}
