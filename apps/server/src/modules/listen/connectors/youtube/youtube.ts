import { notOffered, outcomeOf } from "../calls.ts";
import type { Ask, Connector, ModerationAct, Outcome, Tested } from "../connector.ts";
import { fieldsOf, idOf, listOf, textOf } from "../payload.ts";
import { goRound } from "../rounds.ts";
import { AccessTokens, hasAccount } from "./access.ts";
import { createCallYoutube, type YoutubeCall } from "./call.ts";
import { listErrands } from "./errands.ts";
import { youtubeManifest } from "./manifest.ts";

/** So many calls, then what was heard is stored. */
const MOST_CALLS = 20;

/** Comments of a channel or of single videos, and new videos that speak of the watches' words. */
export function createYoutube(tokens = new AccessTokens()): Connector {
  return {
    kind: "youtube",
    manifest: youtubeManifest,
    pull: (ask) => goRound(listErrands(ask, createCallYoutube(ask, tokens)), ask.source.memory, MOST_CALLS),
    test: (ask) => testAccess(ask, tokens),
    moderate: (ask, act) => moderateComment(ask, tokens, act),
  };
}

async function testAccess(ask: Ask, tokens: AccessTokens): Promise<Tested> {
  const channel = textOf(ask.source.settings.channelId, 100)?.trim() ?? "";
  const which: Record<string, string> = hasAccount(ask) ? { mine: "true" } : { id: channel };
  const query = { part: "snippet", ...which };
  const answer = await createCallYoutube(ask, tokens)({ path: "channels", query, cost: 1 });
  if (!answer.ok) return answer;
  const found = fieldsOf(listOf(answer.fields.items)[0]);
  const account = textOf(fieldsOf(found.snippet).title, 200) ?? idOf(found.id) ?? "no channel";
  const access = hasAccount(ask) ? await tokens.get(ask) : undefined;
  const scopes = access === undefined ? ["read"] : access.ok ? access.scopes : [];
  return {
    ok: true,
    account,
    scopes: [...scopes, ...(idOf(found.id) === undefined ? [] : [`id:${idOf(found.id)}`])],
    expiresAt: null,
  };
}

const STATUS = { hold: "heldForReview", release: "published", hide: "rejected", unhide: "published" } as const;
const WRITE_COST = 50;

async function moderateComment(ask: Ask, tokens: AccessTokens, { act, externalId }: ModerationAct): Promise<Outcome> {
  if (!hasAccount(ask)) return notOffered(act);
  if (!/^[\w.-]{1,100}$/.test(externalId))
    return { outcome: "refused", code: "address-not-found", message: "This is no comment's id." };
  const call: YoutubeCall =
    act === "delete"
      ? { method: "DELETE", path: "comments", query: { id: externalId }, cost: WRITE_COST }
      : {
          method: "POST",
          path: "comments/setModerationStatus",
          query: { id: externalId, moderationStatus: STATUS[act] },
          cost: WRITE_COST,
        };
  return outcomeOf(await createCallYoutube(ask, tokens)(call));
}

export const youtube = createYoutube();
