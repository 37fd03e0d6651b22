import { setTimeout as sleep } from "node:timers/promises";
import type { Ask, Ended, HoldAsk, Memory, Pulled, Tested } from "../connector.ts";
import { fieldsOf, idOf, textOf } from "../payload.ts";
import { callBot } from "./call.ts";
import type { Dialect } from "./dialect.ts";
import { type Membership, readUpdates, type Updates } from "./read.ts";

const MOST_UPDATES = 100;
/** The platform answers at once when there is something; otherwise it lets us wait so long. */
const POLL_SECONDS = 20;

/** Asks for what came since the last time. The platform forgets what we confirm, so only what is stored is confirmed. */
export async function pullUpdates(ask: Ask, dialect: Dialect): Promise<Pulled> {
  const { offset } = ask.source.memory;
  const answer = await callBot(ask, dialect, {
    method: "getUpdates",
    parameters: {
      limit: MOST_UPDATES,
      timeout: POLL_SECONDS,
      ...(typeof offset === "number" && { offset }),
      ...(dialect.allowedUpdates !== null && { allowed_updates: dialect.allowedUpdates }),
    },
  });
  if (!answer.ok) return answer;
  const updates = readUpdates(answer.result, dialect);
  const { posts, changes, nextOffset } = updates;
  // Where people are talking they go on talking: the next poll begins at once.
  return { ok: true, posts, changes, memory: remember(ask.source.memory, updates), hasMore: nextOffset !== undefined };
}

/** One poll after the other: the platform answers the moment something is said. */
export async function holdUpdates(ask: HoldAsk, dialect: Dialect): Promise<Ended> {
  const { signal, hear, alive } = ask;
  const stopped = new Promise<undefined>((resolve) => signal.addEventListener("abort", () => resolve(undefined)));
  let { memory } = ask.source;
  while (!signal.aborted) {
    const begun = Date.now();
    const source = { ...ask.source, memory };
    // A poll that is left behind confirms nothing: what it would bring comes with the next.
    const pulled = await Promise.race([pullUpdates({ ...ask, source, now: new Date(begun) }, dialect), stopped]);
    if (pulled === undefined) break;
    if (!pulled.ok) return pulled;
    if (pulled.hasMore === true) await hear(pulled);
    else if (Date.now() - begun < SHORTEST_POLL_MS)
      await sleep(SHORTEST_POLL_MS, undefined, { signal }).catch(() => {});
    memory = pulled.memory;
    alive();
  }
  return { ok: true };
}

/** Not every server waits as it is asked to. */
const SHORTEST_POLL_MS = 1_000;

export function remember(memory: Memory, { nextOffset, memberships }: Updates): Memory {
  const told = memberships.map(({ chat, title, status }) => [chat, { title, status }]);
  return {
    ...memory,
    ...(nextOffset !== undefined && { offset: nextOffset }),
    ...(told.length > 0 && { chats: { ...fieldsOf(memory.chats), ...Object.fromEntries(told) } }),
  };
}

/** As whom the bot is known, and what it is in the chats it was put into while we listened. */
export async function testBot(ask: Ask, dialect: Dialect): Promise<Tested> {
  const answer = await callBot(ask, dialect, { method: "getMe" });
  if (!answer.ok) return answer;
  const bot = fieldsOf(answer.result);
  const privacy = bot.can_read_all_group_messages;
  const rights = await Promise.all(listChats(ask.source.memory).map((chat) => askRight(ask, dialect, { bot, chat })));
  return {
    ok: true,
    account: `@${textOf(bot.username, 100) ?? idOf(bot.id) ?? "unknown"}`,
    scopes: [...(privacy === undefined ? [] : [privacy === true ? "all-group-messages" : "privacy-mode"]), ...rights],
    expiresAt: null,
  };
}

const MOST_CHATS_TESTED = 20;

const listChats = (memory: Memory): readonly Membership[] =>
  Object.entries(fieldsOf(memory.chats))
    .map(([chat, known]) => ({ chat, title: textOf(fieldsOf(known).title) ?? chat, status: "unknown" }))
    .slice(0, MOST_CHATS_TESTED);

async function askRight(
  ask: Ask,
  dialect: Dialect,
  { bot, chat }: { bot: Readonly<Record<string, unknown>>; chat: Membership },
): Promise<string> {
  const parameters = { chat_id: Number(chat.chat), user_id: bot.id };
  const answer = await callBot(ask, dialect, { method: "getChatMember", parameters });
  if (!answer.ok) return `${chat.title}: ${answer.message}`;
  const member = fieldsOf(answer.result);
  const deletes = member.can_delete_messages === true ? ", deletes" : "";
  return `${chat.title}: ${textOf(member.status, 40) ?? "unknown"}${deletes}`;
}
