import { readFeedDate } from "../../apps/server/src/modules/listen/connectors/feed/dates.ts";
import {
  type Entry,
  type FeedDocument,
  type Person,
  readPerson,
} from "../../apps/server/src/modules/listen/connectors/feed/entry.ts";
import { type Check, isSameAddress, isSameText } from "./compare.ts";

type Golden = Readonly<Record<string, unknown>>;
const isGolden = (value: unknown): value is Golden =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const first = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value);
const textOf = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

/** The golden file beside a feed has the fields of its format; titles, links, times and authors are ours to read too. */
export function checkGofeed(path: string, golden: unknown, document: FeedDocument | null): Check[] {
  if (!isGolden(golden)) return [];
  const items = [golden.items, golden.entries].find(Array.isArray) ?? [];
  return [
    ...compare(path, "feed", feedFields(golden, document)),
    ...items
      .filter(isGolden)
      .flatMap((item, index) => compare(path, "entry", entryFields(item, document?.entries[index]))),
  ];
}

type Field = readonly [name: string, expected: string | undefined, read: string | undefined];

const feedFields = (golden: Golden, document: FeedDocument | null): Field[] => [
  ["title", textOf(golden.title), document?.title],
  ["link", linkOf(golden), document?.link],
];

const entryFields = (item: Golden, entry: Entry | undefined): Field[] => [
  ["title", textOf(item.title), entry?.title],
  ["link", linkOf(item), entry?.url],
  [
    "date",
    textOf(item.publishedParsed ?? item.pubDateParsed ?? item.date_published),
    entry?.published ?? entry?.updated,
  ],
  ["date", textOf(item.updatedParsed ?? item.date_modified), entry?.updated ?? entry?.published],
  ["author", authorOf(item), nameOf(entry?.author)],
  ["content", textOf(item.content) ?? textOf(isGolden(item.content) ? item.content.value : undefined), entry?.content],
];

function linkOf(item: Golden): string | undefined {
  const link = textOf(item.link);
  if (link !== undefined) return link;
  const links = (Array.isArray(item.links) ? item.links : []).filter(isGolden);
  return textOf(links.find(({ rel }) => rel === "alternate" || rel === undefined)?.href);
}

function authorOf(item: Golden): string | undefined {
  const author = item.author ?? first(item.authors);
  if (isGolden(author)) return textOf(author.name) ?? textOf(author.email);
  const written = textOf(author);
  return written === undefined ? undefined : nameOf(readPerson(written));
}
const nameOf = (person: Person | undefined): string | undefined => person && (person.name || person.email);

const compare = (path: string, of: string, fields: readonly Field[]): Check[] =>
  fields.flatMap(([name, expected, read = ""]) =>
    expected === undefined
      ? []
      : [{ path, field: `${of} ${name}`, expected, read, isRight: isSame(name, expected, read) }],
  );

function isSame(name: string, expected: string, read: string): boolean {
  if (name === "date") return readFeedDate(read) === readFeedDate(expected);
  return name === "link" ? isSameAddress(expected, read) : isSameText(expected, read);
}
