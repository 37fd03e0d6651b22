import { notOffered, outcomeOf } from "../calls.ts";
import type { Ask, Connector, ModerationAct, Outcome } from "../connector.ts";
import { callGraph } from "../meta/call.ts";
import { browse, type Shelf } from "../meta/errands.ts";
import { testToken } from "../meta/token.ts";
import { receiveChanges } from "../meta/webhook.ts";
import { textOf } from "../payload.ts";
import { goRound } from "../rounds.ts";
import { instagramManifest } from "./manifest.ts";
import { MEDIA_FIELDS, understandChange } from "./mentions.ts";
import { countComments, readComment, readMedia } from "./read.ts";

const MOST_CALLS = 10;
const ONE = "id,text,timestamp,username,like_count,from";
const COMMENT_FIELDS = `${ONE},parent_id,replies{${ONE}}`;

/** Comments under the media of an own professional account, and media in which others tag it. */
export const instagram: Connector = {
  kind: "instagram",
  manifest: instagramManifest,
  pull: (ask) =>
    goRound(
      listShelves(ask).map((shelf) => browse(shelf, ask)),
      ask.source.memory,
      MOST_CALLS,
    ),
  receive: (ask, delivery) => receiveChanges(ask, delivery, (told) => understandChange(ask, accountOf(ask), told)),
  test: (ask) => testToken(ask, accountOf(ask)),
  moderate: moderateComment,
};

const accountOf = ({ source }: Ask): string => textOf(source.settings.accountId, 60)?.trim() ?? "me";

function listShelves(ask: Ask): readonly Shelf[] {
  const account = encodeURIComponent(accountOf(ask));
  const comments = { count: countComments, query: { fields: COMMENT_FIELDS }, read: readComment };
  const media: Shelf = { key: "media", path: `${account}/media`, fields: MEDIA_FIELDS, readPost: readMedia, comments };
  const tags: Shelf = { key: "tags", path: `${account}/tags`, fields: MEDIA_FIELDS, readPost: readMedia };
  return ask.source.settings.tagged === false ? [media] : [media, tags];
}

async function moderateComment(ask: Ask, { act, externalId }: ModerationAct): Promise<Outcome> {
  if (act === "hold" || act === "release") return notOffered(act);
  if (!/^\d{1,30}$/.test(externalId))
    return { outcome: "refused", code: "address-not-found", message: "This is no comment's id." };
  if (act === "delete") return outcomeOf(await callGraph(ask, { method: "DELETE", path: externalId }));
  const query = { hide: String(act === "hide") };
  return outcomeOf(await callGraph(ask, { method: "POST", path: externalId, query }));
}
