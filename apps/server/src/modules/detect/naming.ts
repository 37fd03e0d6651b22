/**
 * What people name decides where their tone does not. Headlines of a fire are written calmly, and the sentiment of a
 * language the model does not know is a guess; so voices that name a kind of crisis may turn a buzz into one. Replayed on the
 * labelled streams of headlines it was read off, the rule makes 16 instead of 9 of 31 crises ring as crises and none of the
 * 20 benign bursts more; it also turns 7 in 1150 brand-months of ordinary time, and 10 in 83 on a stream of spam.
 * It adds no alert, it only changes their kind. A brand whose customers always complain is measured by its own usual share.
 */
import type { SeenPost } from "./explain.ts";
import type { EpisodeStep, OpenEpisode } from "./rules.ts";

export interface Heard {
  /** Posts of the burst, and of the time before. */
  readonly posts: readonly SeenPost[];
  readonly usual: readonly SeenPost[];
  readonly isLearning: boolean;
}

const LEAST_VOICES = 2;
const LEAST_SHARE = 0.15;
const LEAST_LIFT = 2;
/** A watch without a past is taken to have had ten posts, half a one of them naming a crisis. */
const PRIOR = { naming: 0.5, posts: 10 } as const;

/** Whether the burst speaks of a crisis, by the words of its voices. Copies do not count. */
export function namesCrisis({ posts, usual }: Pick<Heard, "posts" | "usual">): boolean {
  const now = countNaming(posts);
  const before = countNaming(usual);
  const usualShare = (before.naming + PRIOR.naming) / (before.posts + PRIOR.posts);
  return now.naming >= LEAST_VOICES && now.naming / now.posts >= Math.max(LEAST_SHARE, LEAST_LIFT * usualShare);
}

function countNaming(posts: readonly SeenPost[]): { naming: number; posts: number } {
  const own = posts.filter((post) => !post.isEcho);
  const naming = new Set(own.filter((post) => post.crisisTypes.length > 0).map((post) => post.authorKey));
  return { naming: naming.size, posts: own.length };
}

/** A step after which the episode is open. */
export type LastingStep = Extract<EpisodeStep, { readonly view: unknown }>;

/**
 * The step with the words of the burst taken in: a buzz that speaks of a crisis is one, and people hear of the turn. A
 * watch that is still learning does not know yet how its customers usually speak.
 */
export function hearNaming(step: LastingStep, open: OpenEpisode | null, heard: Heard): LastingStep {
  if (step.view.kind !== "buzz" || heard.isLearning || !namesCrisis(heard)) return step;
  return { change: open === null ? "opened" : "escalated", view: { ...step.view, kind: "crisis" } };
}
