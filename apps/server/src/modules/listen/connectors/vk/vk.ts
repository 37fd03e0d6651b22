import { notOffered, outcomeOf } from "../calls.ts";
import type { Ask, Connector, ModerationAct, Outcome, Tested } from "../connector.ts";
import { fieldsOf, idOf, listOf, textOf } from "../payload.ts";
import { goRound } from "../rounds.ts";
import { createCallVk } from "./call.ts";
import { receiveEvent } from "./callback.ts";
import { listErrands } from "./errands.ts";
import { vkManifest } from "./manifest.ts";

/** Searches, mentions and the walls of own communities by asking; the community's events by callback. */
export const vk: Connector = {
  kind: "vk",
  manifest: vkManifest,
  pull: (ask) => goRound(listErrands(ask, createCallVk(ask)), ask.source.memory, MOST_CALLS),
  receive: receiveEvent,
  test: testToken,
  moderate: deleteAtVk,
};

/** So many, then what was heard is stored. */
const MOST_CALLS = 6;
const WRONG_KIND_OF_TOKEN = "scope-missing";

/** A token is a person's, a community's, or a service's: only the answers tell which. */
async function testToken(ask: Ask): Promise<Tested> {
  const call = createCallVk(ask);
  const asPerson = await call("users.get", {});
  if (!asPerson.ok && asPerson.code !== WRONG_KIND_OF_TOKEN) return asPerson;
  const person = fieldsOf(asPerson.ok ? listOf(asPerson.response)[0] : undefined);
  if (person.id !== undefined) return passed(`id${idOf(person.id)}`, "user");
  const asCommunity = await call("groups.getById", {});
  const response = asCommunity.ok ? asCommunity.response : undefined;
  const community = fieldsOf(listOf(fieldsOf(response).groups ?? response)[0]);
  if (community.id === undefined) return asPerson.ok ? passed("service key", "service") : asPerson;
  return passed(textOf(community.name, 200) ?? `club${idOf(community.id)}`, "group");
}

const passed = (account: string, scope: string): Tested => ({ ok: true, account, scopes: [scope], expiresAt: null });

async function deleteAtVk(ask: Ask, { act, externalId }: ModerationAct): Promise<Outcome> {
  if (act !== "delete") return notOffered(act);
  const [, owner, post, comment] = /^(-?\d{1,15})_(\d{1,15})(?:_(\d{1,15}))?$/.exec(externalId) ?? [];
  if (owner === undefined || post === undefined)
    return { outcome: "refused", code: "address-not-found", message: "This is no post's or comment's id." };
  const call = createCallVk(ask);
  return outcomeOf(
    comment === undefined
      ? await call("wall.delete", { owner_id: Number(owner), post_id: Number(post) })
      : await call("wall.deleteComment", { owner_id: Number(owner), comment_id: Number(comment) }),
  );
}
