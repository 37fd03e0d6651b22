import { notOffered, outcomeOf } from "../calls.ts";
import type { Ask, Connector, ModerationAct, Outcome } from "../connector.ts";
import { callGraph } from "../meta/call.ts";
import { browse, type Shelf } from "../meta/errands.ts";
import { testToken } from "../meta/token.ts";
import { receiveChanges } from "../meta/webhook.ts";
import { textOf } from "../payload.ts";
import { goRound } from "../rounds.ts";
import { facebookManifest } from "./manifest.ts";
import { countComments, readComment, readFeedChange, readPost } from "./read.ts";

/** So many calls, then what was heard is stored: small pages have few. */
const MOST_CALLS = 10;

const SUMMARY = "comments.summary(true).limit(0),reactions.summary(true).limit(0)";
const POST_FIELDS = `id,message,created_time,from{id,name},permalink_url,shares,${SUMMARY}`;
const COMMENT_FIELDS = "id,message,created_time,from{id,name},parent{id},permalink_url,like_count,comment_count";

/** Comments under the posts of an own page, what visitors leave there, and posts that tag it. */
export const facebook: Connector = {
  kind: "facebook",
  manifest: facebookManifest,
  pull: (ask) =>
    goRound(
      listShelves(ask).map((shelf) => browse(shelf, ask)),
      ask.source.memory,
      MOST_CALLS,
    ),
  receive: (ask, delivery) => receiveChanges(ask, delivery, readFeedChange),
  test: (ask) => testToken(ask, pageOf(ask)),
  moderate: moderateComment,
};

const pageOf = ({ source }: Ask): string => textOf(source.settings.pageId, 60)?.trim() ?? "me";

function listShelves(ask: Ask): readonly Shelf[] {
  const page = encodeURIComponent(pageOf(ask));
  const query = { fields: COMMENT_FIELDS, filter: "stream", order: "reverse_chronological" };
  const comments = { count: countComments, query, read: readComment };
  const feed: Shelf = { key: "feed", path: `${page}/feed`, fields: POST_FIELDS, readPost, comments };
  const tagged: Shelf = { key: "tagged", path: `${page}/tagged`, fields: POST_FIELDS, readPost };
  return ask.source.settings.tagged === true ? [feed, tagged] : [feed];
}

async function moderateComment(ask: Ask, { act, externalId }: ModerationAct): Promise<Outcome> {
  if (act === "hold" || act === "release") return notOffered(act);
  if (!/^\d{1,20}(_\d{1,20}){0,2}$/.test(externalId))
    return { outcome: "refused", code: "address-not-found", message: "This is no comment's id." };
  if (act === "delete") return outcomeOf(await callGraph(ask, { method: "DELETE", path: externalId }));
  const query = { is_hidden: String(act === "hide") };
  return outcomeOf(await callGraph(ask, { method: "POST", path: externalId, query }));
}
