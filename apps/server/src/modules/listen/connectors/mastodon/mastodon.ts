import { outcomeOf } from "../calls.ts";
import type { Ask, Connector, ModerationAct, Outcome, Tested } from "../connector.ts";
import { fieldsOf, listOf, textOf } from "../payload.ts";
import { hearsOf } from "./channels.ts";
import { callInstance, hostOf, instanceOf } from "./instance.ts";
import { mastodonManifest } from "./manifest.ts";
import { pullChannels } from "./pull.ts";
import { holdStreams } from "./stream.ts";

/** Mastodon and what speaks its API: one instance's streams, and what is said to the account there. */
export const mastodon: Connector = {
  kind: "mastodon",
  manifest: mastodonManifest,
  waysOf: (settings) => (hearsOf(settings) === "search" ? ["pull"] : ["hold"]),
  hold: holdStreams,
  pull: pullChannels,
  test,
  moderate,
};

async function test(ask: Ask): Promise<Tested> {
  const account = await callInstance(ask, "/api/v1/accounts/verify_credentials");
  if (!account.ok) return account;
  const handle = textOf(fieldsOf(account.json).acct, 400);
  if (handle === undefined)
    return { ok: false, code: "unreadable-answer", message: "The instance does not say whose token this is." };
  const app = await callInstance(ask, "/api/v1/apps/verify_credentials");
  const scopes = app.ok ? listOf(fieldsOf(app.json).scopes).flatMap((scope) => textOf(scope, 100) ?? []) : [];
  return { ok: true, account: `${handle}@${hostOf(instanceOf(ask))}`, scopes, expiresAt: null };
}

/** Deletes a post of the account. Its number stands at the end of its address; whose it is the instance checks. */
async function moderate(ask: Ask, { act, externalId }: ModerationAct): Promise<Outcome> {
  const number = /\/(\d{1,20})$/.exec(externalId)?.[1];
  const isHere = URL.canParse(externalId) && new URL(externalId).host === hostOf(instanceOf(ask));
  if (act !== "delete" || number === undefined || !isHere)
    return {
      outcome: "refused",
      code: "forbidden",
      message: "Only one's own posts can be deleted, and nothing hidden.",
    };
  if (!ask.spend("deletions", 1))
    return {
      outcome: "refused",
      code: "quota-spent",
      message: "The instance's 30 deletions in half an hour are used up.",
    };
  return outcomeOf(await callInstance(ask, `/api/v1/statuses/${number}`, "DELETE"));
}
