import type { BellKind } from "@tocsin/contract";
import { type Reach, reachOver } from "./channel.ts";
import { discord } from "./discord.ts";
import { email } from "./email.ts";
import { mattermost } from "./mattermost.ts";
import { push } from "./push.ts";
import { slack } from "./slack.ts";
import { sms } from "./sms.ts";
import { teams } from "./teams.ts";
import { telegram } from "./telegram.ts";
import { webhook } from "./webhook.ts";

/** Every way out of the product. */
export const reach: Record<BellKind, Reach> = {
  email: reachOver(email),
  push: reachOver(push),
  telegram: reachOver(telegram),
  slack: reachOver(slack),
  mattermost: reachOver(mattermost),
  teams: reachOver(teams),
  discord: reachOver(discord),
  sms: reachOver(sms),
  webhook: reachOver(webhook),
};
