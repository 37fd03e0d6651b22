import { countCitizens } from "./cast.ts";
import type { Dice } from "./dice.ts";
import { packs } from "./languages/packs.ts";
import type { ExchangePost, Language } from "./post.ts";
import type { Act, Scenario, StoryKind, Watch } from "./scenario.ts";

/** One post's place in the story. */
export interface Turn {
  act: Act;
  at: Date;
  id: string;
}

/** What has been told so far, and who has not spoken yet. */
export interface Story {
  scenario: Scenario;
  watch: Watch;
  dice: Dice;
  /** Voices, oldest first: what echoes can repeat. */
  told: ExchangePost[];
  /** Posts that travel: the video, the press, the rumour, the call. */
  carriers: ExchangePost[];
  /** Citizens of a language in the order in which they speak up. */
  queues: Map<Language, number[]>;
  /** Those who have spoken, the first of them first. */
  spoken: Map<Language, number[]>;
  /** Templates of a language and kind that are still unsaid. */
  unsaid: Map<string, string[]>;
  openings: { act?: Act; languages: Language[] };
  swarmSize: number;
}

export const carried: ReadonlySet<StoryKind> = new Set([
  "viral",
  "journalist",
  "boycott",
  "rumour",
  "authority",
  "statement",
  "announcement",
  "launchPress",
]);

export function openStory(scenario: Scenario, dice: Dice): Story {
  const watch = scenario.watches.find((one) => one.kind === "own")!;
  return {
    scenario,
    watch,
    dice,
    told: [],
    carriers: [],
    queues: new Map(),
    spoken: new Map(),
    unsaid: new Map(),
    openings: { languages: [] },
    swarmSize: 0,
  };
}

/**
 * The next person of a language to speak up. Most speak once; as soon as a dozen have spoken, one post in eight is by
 * somebody who cannot let go.
 */
export function nextCitizen({ queues, spoken, dice }: Story, language: Language): number {
  const before = spoken.get(language) ?? [];
  if (before.length >= 12 && dice.chance(0.125)) return dice.pick(before.slice(0, 12));
  const queue = queues.get(language) ?? shuffle(everybodyOf(language), dice);
  const citizen = queue.pop() ?? dice.pick(before);
  queues.set(language, queue);
  spoken.set(language, [...before, citizen]);
  return citizen;
}

function everybodyOf(language: Language): number[] {
  return Array.from({ length: countCitizens(packs[language]) }, (_, number) => number);
}

/** An act begins with one post of its own kind in every language. */
export function nextOpening(story: Story, act: Act): Language | undefined {
  if (!act.opensWith) return undefined;
  if (story.openings.act !== act) {
    story.openings = { act, languages: Object.keys(story.scenario.languages) as Language[] };
  }
  return story.openings.languages.shift();
}

/** The next of `templates` to be said; each is said once before any is said twice. */
export function nextTemplate({ unsaid, dice }: Story, deck: string, templates: readonly string[]): string {
  const left = unsaid.get(deck) ?? [];
  if (left.length === 0) left.push(...shuffle(templates, dice));
  unsaid.set(deck, left);
  return left.pop()!;
}

function shuffle<T>(list: readonly T[], dice: Dice): T[] {
  const order = [...list];
  for (let last = order.length - 1; last > 0; last--) {
    const other = dice.below(last + 1);
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  return order;
}
