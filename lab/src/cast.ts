import { type Dice, hashOf, rollDice } from "./dice.ts";
import type { LanguagePack } from "./languagePack.ts";
import { type Gender, type Hand, hands } from "./phrase.ts";
import type { Author, Language, Platform } from "./post.ts";
import type { Brand, Persona } from "./scenario.ts";

/** Somebody who posts: the same person has the same account, platform and hand in every post. */
export interface Speaker {
  author: Author;
  platform: Platform;
  gender: Gender;
  hand: Hand;
}

const dayMs = 86_400_000;

export function countCitizens(pack: LanguagePack): number {
  return pack.cast.firstNames.length * pack.cast.byNames.length;
}

/** The person with this number among the `countCitizens` of a language. */
export function meetCitizen(pack: LanguagePack, number: number): Speaker {
  const { firstNames, byNames, platforms } = pack.cast;
  const dice = rollDice(`citizen/${pack.language}/${number}`);
  const [name, latin, gender] = firstNames[number % firstNames.length]!;
  const [byName, byLatin] = byNames[(Math.floor(number / firstNames.length) + number * 5) % byNames.length]!;
  return {
    author: {
      handle: `${latin}_${byLatin}${10 + dice.below(90)}_inv`,
      name: `${name} ${byName}`,
      followers: Math.round(Math.exp(5.1 + 1.3 * dice.bell())),
      createdAt: new Date(Date.UTC(2011, 0, 1) + dice.below(5000) * dayMs).toISOString(),
    },
    platform: dice.weigh(platforms),
    gender,
    hand: dice.weigh(hands),
  };
}

/** One account of the swarm: a few days old at `at`, hardly followed, all alike. */
export function meetSwarmAccount(language: Language, number: number, at: Date): Speaker {
  const dice = rollDice(`swarm/${language}/${number}`);
  const digits = 10_000_000 + (hashOf(`${language}${number}`) % 89_999_999);
  return {
    author: {
      handle: `user${digits}_inv`,
      name: `user${digits}`,
      followers: dice.below(12),
      createdAt: new Date(at.getTime() - Math.round((1 + dice.unit() * 16) * dayMs)).toISOString(),
    },
    platform: dice.weigh({ x: 0.6, telegram: 0.2, facebook: 0.2 }),
    gender: "m",
    hand: "careful",
  };
}

export function meetPersona(persona: Persona, dice: Dice): Speaker {
  const stages = {
    press: { news: 0.6, x: 0.25, telegram: 0.15 },
    influencer: { youtube: 0.5, instagram: 0.5 },
    official: { instagram: 0.4, facebook: 0.4, telegram: 0.2 },
  } as const;
  return {
    author: {
      handle: persona.handle,
      name: persona.name,
      followers: persona.followers,
      createdAt: "2014-03-01T00:00:00.000Z",
      verified: true,
    },
    platform: dice.weigh<Platform>(stages[persona.role]),
    gender: "m",
    hand: "careful",
  };
}

/** The brand's own account in a language. */
export function officialOf(brand: Brand, persona: Persona): Persona {
  return { ...persona, name: brand.names[persona.language][0]!, handle: `${brand.key}_${persona.handle}` };
}
