/**
 * The Bluesky connector against a real server of the network, by `npm run test:bluesky`. What such a server alone does not
 * offer (search and notifications belong to the network's view, the stream to a relay) is said, not passed over.
 */
import assert from "node:assert/strict";
import { createBluesky } from "../../apps/server/src/modules/listen/connectors/bluesky/bluesky.ts";
import type { Ask } from "../../apps/server/src/modules/listen/connectors/connector.ts";
import { askAs } from "../../apps/server/src/modules/listen/connectors/trial.ts";

const address = process.argv[2]!;
const bluesky = createBluesky();

interface Account {
  readonly did: string;
  readonly handle: string;
  readonly accessJwt: string;
}
interface Written {
  readonly uri: string;
  readonly cid: string;
}

async function call<T>(method: string, input: object, token?: string): Promise<T> {
  const headers = { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) };
  const answer = await fetch(`${address}/xrpc/${method}`, { method: "POST", headers, body: JSON.stringify(input) });
  const json = (await answer.json()) as T;
  assert.equal(answer.status, 200, `${method}: ${JSON.stringify(json)}`);
  return json;
}

const signUp = (name: string) =>
  call<Account>("com.atproto.server.createAccount", {
    handle: `${name}.test`,
    email: `${name}@example.org`,
    password: `password of ${name}`,
  });

const write = ({ did, accessJwt }: Account, record: object) =>
  call<Written>(
    "com.atproto.repo.createRecord",
    { repo: did, collection: "app.bsky.feed.post", record: { createdAt: new Date().toISOString(), ...record } },
    accessJwt,
  );

const exists = async (uri: string, collection = "app.bsky.feed.post"): Promise<Record<string, unknown> | null> => {
  const [, , repo, , rkey] = uri.split("/");
  const query = new URLSearchParams({ repo: repo!, collection, rkey: rkey! });
  const answer = await fetch(`${address}/xrpc/com.atproto.repo.getRecord?${query}`);
  return answer.ok ? ((await answer.json()) as { value: Record<string, unknown> }).value : null;
};

const show = (what: string, outcome: string) => console.error(`${what}: ${outcome}`);

const desk = await signUp("norvia");
const maria = await signUp("maria");
const post = await write(desk, { text: "ნორვია: რეისი გადაიდო" });
const reply = await write(maria, { text: "Norvia again", reply: { root: post, parent: post } });

const ask = (hear: string, password = "password of norvia"): Ask => ({
  ...askAs({
    kind: "bluesky",
    address,
    settings: { hear },
    credentials: { identifier: "norvia.test", appPassword: password },
  }),
  now: new Date(),
  terms: ["norvia"],
});
const moderate = (act: "hide" | "unhide" | "delete", externalId: string) =>
  bluesky.moderate!(ask("mentions"), { act, externalId, url: null });

const tested = await bluesky.test!(ask("mentions"));
assert.equal(tested.ok && tested.account, "norvia.test");
show("A session with a password", "opened, and the account named");

const refused = await createBluesky().test!(ask("mentions", "wrong"));
assert.equal(!refused.ok && refused.code, "credentials-refused");
show("A wrong password", "refused, and not tried again");

assert.deepEqual(await moderate("hide", reply.uri), { outcome: "sent" });
const gateOf = () => exists(post.uri, "app.bsky.feed.threadgate");
assert.deepEqual((await gateOf())?.hiddenReplies, [reply.uri]);
assert.deepEqual(await moderate("unhide", reply.uri), { outcome: "sent" });
assert.deepEqual((await gateOf())?.hiddenReplies, []);
show("A reply", "hidden and shown again, by the server's own record");

assert.equal((await moderate("delete", reply.uri)).outcome, "refused");
assert.deepEqual(await moderate("delete", post.uri), { outcome: "sent" });
assert.equal(await exists(post.uri), null);
assert.notEqual(await exists(reply.uri), null);
show("One's own post", "deleted; a stranger's was refused");

for (const hear of ["search", "mentions"]) {
  const pulled = await bluesky.pull!(ask(hear));
  const outcome = pulled.ok
    ? `${pulled.posts.length} posts`
    : `not offered by this server (${pulled.code}: ${pulled.message})`;
  show(hear === "search" ? "A search" : "Notifications", outcome);
}
show("The stream", "not tested here: this network has no relay that speaks Jetstream");
