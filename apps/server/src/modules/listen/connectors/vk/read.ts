import type { Change } from "../connector.ts";
import { countOf, dateOf, type Fields, fieldsOf, idOf, listOf, momentOf, readable, textOf } from "../payload.ts";

/** Names of people and communities, by id: those of communities are negative. */
export type Names = ReadonlyMap<string, Fields>;

export function readNames(answer: unknown): Names {
  const { profiles, groups } = fieldsOf(answer);
  const people = listOf(profiles).map((profile) => [idOf(fieldsOf(profile).id), fieldsOf(profile)] as const);
  const communities = listOf(groups).map((group) => [`-${idOf(fieldsOf(group).id)}`, fieldsOf(group)] as const);
  return new Map(
    [...people, ...communities].filter((pair): pair is readonly [string, Fields] => pair[0] !== undefined),
  );
}

/** A post of a wall, or a comment where a search finds one, as a post of the exchange format. Never throws. */
export function readWallPost(value: unknown, names: Names = new Map()): Fields | null {
  const item = fieldsOf(value);
  if (item.post_type === "reply") return readComment(item, names);
  const original = fieldsOf(listOf(item.copy_history)[0]);
  const name = nameOf(item);
  const text = plain(item.text) ?? plain(original.text);
  const publishedAt = momentOf(item.date);
  if (name === undefined || text === undefined || publishedAt === undefined) return null;
  return {
    platform: "vk",
    externalId: name,
    author: readAuthor(item.from_id ?? item.owner_id, names),
    text,
    publishedAt,
    url: `https://vk.com/wall${name}`,
    engagement: readEngagement(item),
    repostOf: nameOf(original),
    ...(item.marked_as_ads === 1 && { isAdvertisement: true }),
  };
}

/** `place` says what a comment leaves out where it is read from its post. */
export function readComment(value: unknown, names: Names = new Map(), place: Fields = {}): Fields | null {
  const item = fieldsOf(value);
  const owner = idOf(item.owner_id ?? item.post_owner_id) ?? idOf(place.owner_id);
  const post = idOf(item.post_id) ?? idOf(place.post_id);
  const id = idOf(item.id);
  const text = plain(item.text);
  const publishedAt = momentOf(item.date);
  if (owner === undefined || post === undefined || id === undefined) return null;
  if (text === undefined || publishedAt === undefined || item.deleted === true) return null;
  const parent = idOf(item.reply_to_comment) ?? idOf(listOf(item.parents_stack).at(-1));
  return {
    platform: "vk",
    externalId: `${owner}_${post}_${id}`,
    author: readAuthor(item.from_id, names),
    text,
    publishedAt,
    url: `https://vk.com/wall${owner}_${post}?reply=${id}`,
    engagement: readEngagement(item),
    inReplyTo: parent === undefined ? `${owner}_${post}` : `${owner}_${post}_${parent}`,
  };
}

/** A comment with those of its thread that came with it. */
export function readThread(value: unknown, names: Names, place: Fields): readonly Fields[] {
  const thread = listOf(fieldsOf(fieldsOf(value).thread).items);
  return readable([value, ...thread].map((comment) => readComment(comment, names, place)));
}

/** A post whose words were changed since `after`. */
export function readEdit(value: unknown, after: Date): Change | undefined {
  const item = fieldsOf(value);
  const [name, text, at] = [nameOf(item), plain(item.text), dateOf(item.edited)];
  if (name === undefined || text === undefined || at === undefined || at <= after) return undefined;
  return { kind: "edited", platform: "vk", externalId: name, at, text };
}

function nameOf(item: Fields): string | undefined {
  const [owner, id] = [idOf(item.owner_id ?? item.to_id), idOf(item.id)];
  return owner === undefined || id === undefined ? undefined : `${owner}_${id}`;
}

/** The number names the author for ever; the short name can be changed, and what is sent to us comes without it. */
function readAuthor(from: unknown, names: Names): Fields {
  const id = idOf(from) ?? "0";
  const known = names.get(id) ?? {};
  const person = [known.first_name, known.last_name].flatMap((part) => textOf(part, 100) ?? []).join(" ");
  return {
    handle: id.startsWith("-") ? `club${id.slice(1)}` : `id${id}`,
    name: textOf(known.name, 200) ?? textOf(person),
    followers: countOf(known.followers_count) ?? countOf(known.members_count),
    ...(known.verified === 1 && { verified: true }),
    ...(textOf(known.screen_name) !== undefined && { screenName: textOf(known.screen_name, 100) }),
  };
}

function readEngagement({ likes, comments, reposts, views }: Fields): Fields {
  const count = (value: unknown) => countOf(fieldsOf(value).count);
  return { likes: count(likes), comments: count(comments), reposts: count(reposts), views: count(views) };
}

/** Somebody who is named is written `[id1|Maria]`, an address `[https://…|words]`: readers see the words. */
const MARKED = /\[[^[\]|]{1,300}\|([^[\]|]{1,300})\]/g;

const plain = (text: unknown): string | undefined =>
  typeof text === "string" ? textOf(text.replace(MARKED, "$1")) : undefined;
