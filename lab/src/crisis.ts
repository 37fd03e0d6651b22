import { drawMoments } from "./curve.ts";
import { rollDice } from "./dice.ts";
import { pasteBySwarm, repost } from "./echoes.ts";
import { byTime } from "./history.ts";
import type { ExchangePost } from "./post.ts";
import type { Act, Scenario } from "./scenario.ts";
import { openStory, type Story, type Turn } from "./story.ts";
import { speak } from "./voices.ts";

export interface CrisisOptions {
  seed: string;
  start: Date;
  /** How long the play lasts. */
  minutes: number;
  /** Minutes of the story told in one minute of play; 1 is life as it is. */
  paceFactor: number;
}

/**
 * The posts of a scenario's story (a crisis or a buzz), sorted by time, without the ordinary ones. The curve belongs to
 * the story: a faster pace tells the same posts in less time.
 */
export function buildCrisis(scenario: Scenario, { seed, start, minutes, paceFactor }: CrisisOptions): ExchangePost[] {
  const dice = rollDice(`${seed}/${scenario.key}/story`);
  const story = openStory(scenario, dice);
  const moments = drawMoments(scenario.curve, minutes * paceFactor, dice);
  const prefix = `inv-${seed}-${scenario.key}-${Math.floor(start.getTime() / 1000).toString(36)}`;
  const posts = moments.map((minute, place) => {
    const act = actAt(scenario.acts, minute);
    const at = new Date(start.getTime() + Math.round((minute / paceFactor) * 60_000));
    return takeTurn(story, { act, at, id: `${prefix}-${place}` });
  });
  return posts.sort(byTime);
}

function actAt(acts: readonly Act[], minute: number): Act {
  return acts.findLast((act) => act.atMinute <= minute) ?? acts[0]!;
}

function takeTurn(story: Story, turn: Turn): ExchangePost {
  const roll = story.dice.unit();
  const { swarmShare, repostShare } = turn.act;
  if (roll < swarmShare) return pasteBySwarm(story, turn);
  if (roll < swarmShare + repostShare && story.told.length > 0) return repost(story, turn);
  return speak(story, turn);
}
