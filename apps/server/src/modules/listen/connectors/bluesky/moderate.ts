import type { ApiAnswer } from "../api.ts";
import type { Ask, ModerationAct, Outcome } from "../connector.ts";
import { type Fields, fieldsOf, idOf, listOf } from "../payload.ts";
import { POSTS, parseRecordAddress, type RecordAddress } from "./addresses.ts";
import type { Sessions } from "./session.ts";
import { errorName } from "./xrpc.ts";

const GATES = "app.bsky.feed.threadgate";
const MOST_HIDDEN = 300;
const GET = "com.atproto.repo.getRecord";

/** Hides a reply under one's own post, or shows it again; deletes one's own post. The rest the network does not offer. */
export async function moderatePost(ask: Ask, act: ModerationAct, sessions: Sessions): Promise<Outcome> {
  const post = parseRecordAddress(act.externalId);
  if (post === null || post.collection !== POSTS) return refuse("settings-wrong", "This is no post of the network.");
  const opened = await sessions.open(ask);
  if (!opened.ok) return refuse(opened.code, opened.message);
  const moderation = { ask, sessions, own: opened.session.did, post };
  if (act.act === "delete") return deleteOwn(moderation);
  if (act.act === "hide" || act.act === "unhide")
    return changeGate(moderation, { ...act, isHidden: act.act === "hide" });
  return refuse("forbidden", "The network cannot hold posts back.");
}

interface Moderation {
  readonly ask: Ask;
  readonly sessions: Sessions;
  readonly own: string;
  readonly post: RecordAddress;
}
type RefusalCode = Extract<Outcome, { outcome: "refused" }>["code"];

const refuse = (code: RefusalCode, message: string): Outcome => ({ outcome: "refused", code, message });

async function deleteOwn({ ask, sessions, own, post }: Moderation): Promise<Outcome> {
  if (post.did !== own) return refuse("forbidden", "Only posts of the connected account can be deleted.");
  if (!ask.spend("writes", 1)) return refuse("quota-spent", "The account has no writes left in this hour.");
  const input = { repo: own, collection: POSTS, rkey: post.key };
  return outcomeOf(await sessions.call(ask, { method: "com.atproto.repo.deleteRecord", input }));
}

interface GateChange {
  readonly externalId: string;
  readonly isHidden: boolean;
}

/** The replies that are hidden stand in one record beside the first post of the thread, in its author's own repository. */
async function changeGate(moderation: Moderation, { externalId, isHidden }: GateChange): Promise<Outcome> {
  const { ask, sessions, own, post } = moderation;
  const reply = await sessions.call(ask, { method: GET, query: { ...asQuery(post) } });
  if (!reply.ok) return refuse(reply.code, reply.message);
  const root = rootOf(fieldsOf(reply.json));
  if (root?.did !== own) return refuse("forbidden", "Only replies in threads of the connected account can be hidden.");
  const gate = { did: own, collection: GATES, key: root.key };
  const standing = await sessions.call(ask, { method: GET, query: { ...asQuery(gate) } });
  if (!standing.ok && errorName(standing) !== "RecordNotFound") return refuse(standing.code, standing.message);
  const { cid, value } = fieldsOf(standing.ok ? standing.json : undefined);
  const others = listOf(fieldsOf(value).hiddenReplies).filter((uri) => uri !== externalId);
  if (isHidden && others.length >= MOST_HIDDEN)
    return refuse("quota-spent", `The network hides at most ${MOST_HIDDEN} replies in a thread.`);
  if (!ask.spend("writes", 3)) return refuse("quota-spent", "The account has no writes left in this hour.");
  const record = {
    ...(standing.ok ? fieldsOf(value) : newGate(root, ask.now)),
    hiddenReplies: isHidden ? [...others, externalId] : others,
  };
  // Another app may write the same record: only the version that was read is replaced.
  const input = { repo: own, collection: GATES, rkey: root.key, record, swapRecord: idOf(cid) ?? null };
  return outcomeOf(await sessions.call(ask, { method: "com.atproto.repo.putRecord", input }));
}

const asQuery = ({ did, collection, key }: RecordAddress) => ({ repo: did, collection, rkey: key });

function rootOf({ value }: Fields): RecordAddress | null {
  const { root } = fieldsOf(fieldsOf(value).reply);
  return parseRecordAddress(idOf(fieldsOf(root).uri) ?? "");
}

const newGate = ({ did, key }: RecordAddress, now: Date): Fields => ({
  $type: GATES,
  post: `at://${did}/${POSTS}/${key}`,
  createdAt: now.toISOString(),
});

/** A refusal is a word of the server; silence, and a server in trouble, may have done it all the same. */
function outcomeOf(answer: ApiAnswer): Outcome {
  if (answer.ok) return { outcome: "sent" };
  const isCertain = answer.status > 0 ? answer.status < 500 : BEFORE_SENDING.has(answer.code);
  return isCertain ? refuse(answer.code, answer.message) : { outcome: "unknown", message: answer.message };
}

const BEFORE_SENDING = new Set(["credentials-missing", "host-unknown", "not-http", "private-address", "quota-spent"]);
