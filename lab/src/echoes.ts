import { meetCitizen, meetSwarmAccount } from "./cast.ts";
import { packs } from "./languages/packs.ts";
import type { ExchangePost } from "./post.ts";
import { nextCitizen, type Story, type Turn } from "./story.ts";
import { wrapPost, writeText } from "./writing.ts";

const swarmBeatMs = 20_000;

/** Somebody passes another post on unchanged; three times in four one of the posts that travel. */
export function repost(story: Story, turn: Turn): ExchangePost {
  const { dice, carriers, told } = story;
  const original = dice.pick(carriers.length > 0 && dice.chance(0.75) ? carriers.slice(-12) : told.slice(-60));
  const { language } = original.lab;
  const speaker = {
    ...meetCitizen(packs[language], nextCitizen(story, language)),
    platform: original.platform === "news" ? "telegram" : original.platform,
  } as const;
  const text = speaker.platform === "x" ? `RT @${original.author.handle}: ${original.text}` : original.text;
  const intent = { ...original.lab, act: turn.act.name, heardAs: "echo" } as const;
  return { ...wrapPost({ id: turn.id, at: turn.at, text, speaker, intent, dice }), repostOf: original.externalId };
}

/** A young account pastes the same words as the others of its swarm, within seconds of them. */
export function pasteBySwarm(story: Story, turn: Turn): ExchangePost {
  const { scenario, watch, dice } = story;
  const pack = packs[dice.weigh(scenario.languages)];
  const at = new Date(Math.ceil(turn.at.getTime() / swarmBeatMs) * swarmBeatMs + dice.below(3000));
  const speaker = meetSwarmAccount(pack.language, story.swarmSize++, turn.at);
  const sheet = { pack, brand: watch.brand, rivals: scenario.competitors, speaker, dice };
  const text = writeText(dice.pick(pack.crisis.pasted), "negative", sheet) + dice.pick(["", "", " !", " ."]);
  const { language } = pack;
  const intent = { watch: watch.key, act: turn.act.name, language, tone: "negative", heardAs: "echo" } as const;
  return wrapPost({ id: turn.id, at, text, speaker, intent, dice });
}
