import { readFeedDate } from "../../apps/server/src/modules/listen/connectors/feed/dates.ts";
import type { Entry, FeedDocument, Person } from "../../apps/server/src/modules/listen/connectors/feed/entry.ts";
import { type Check, isSameAddress, isSameText } from "./compare.ts";
import { readPythonText } from "./python.ts";
import type { Case } from "./suites.ts";

/** What a case says of itself in its first comment: the headers it was sent with, and a Python expression to hold. */
export function headersOf({ bytes }: Case): Record<string, string> {
  const head = bytes.subarray(0, 2_000).toString("latin1");
  const headers = [...head.matchAll(/^\s*Header:\s*([\w-]+):\s*(.*)$/gim)];
  return Object.fromEntries(headers.map(([, name, value]) => [name!.toLowerCase(), value!.trim()]));
}

const CLAUSE =
  /\b(feed|entries\[(\d+)\])((?:\[[^\]]+\]|\.[a-z_]+)+)\s*==\s*(u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|\([\d, ]+\))(?!\s*u?['"])/g;

/** Every field that the expression asks for and that our reader gives. */
export function checkFeedparser(one: Case, document: FeedDocument | null): Check[] {
  const head = one.bytes.toString("latin1").replaceAll("\u0000", "");
  const expression = /Expect:([\s\S]*?)(?:-->|"\s*,?\s*\n)/.exec(head)?.[1] ?? "";
  return [...expression.matchAll(CLAUSE)].flatMap(([, whole, index, path, written]) => {
    const keys = [...path!.matchAll(/[a-z_0-9]+/gi)].map(([key]) => key);
    const of = whole === "feed" ? document : document?.entries[Number(index)];
    const read = (whole === "feed" ? readFeedField : readEntryField)(keys.join("."), head);
    if (read === null) return [];
    return [
      check(
        { path: one.path, field: `${whole === "feed" ? "feed" : "entry"} ${read.field}` },
        written!,
        of ? read.of(of as never) : "",
      ),
    ];
  });
}

interface Reading<T> {
  readonly field: string;
  readonly of: (part: T) => string;
}

const textsOf = (person: Person | undefined) => person?.name || person?.email || "";
const both = (person: Person | undefined) =>
  person?.name && person.email ? `${person.name} (${person.email})` : textsOf(person);

function readEntryField(key: string, source: string): Reading<Entry> | null {
  if (/^title(_detail\.value)?$/.test(key)) return { field: "title", of: (entry) => entry.title };
  if (/^content\.0\.value$/.test(key)) return { field: "content", of: (entry) => entry.content };
  if (
    /^(summary|description)(_detail\.value)?$/.test(key) &&
    !/<(?:\w+:)?(?:content|encoded|body|abstract)\b/.test(source)
  )
    return { field: "content", of: (entry) => entry.content };
  if (key === "link") return { field: "link", of: (entry) => entry.url ?? "" };
  if (key === "id") return { field: "id", of: (entry) => entry.id ?? "" };
  if (key === "author") return { field: "author", of: (entry) => both(entry.author) };
  if (/^authors?_?(detail)?(\.0)?\.name$/.test(key))
    return { field: "author", of: (entry) => entry.author?.name ?? "" };
  if (/^authors?_?(detail)?(\.0)?\.email$/.test(key))
    return { field: "author", of: (entry) => entry.author?.email ?? "" };
  if (key === "published_parsed" || key === "created_parsed")
    return { field: "date", of: (entry) => entry.published ?? "" };
  if (key === "updated_parsed") return { field: "date", of: (entry) => entry.updated ?? entry.published ?? "" };
  if (key === "language") return { field: "language", of: (entry) => entry.language ?? "" };
  return null;
}

function readFeedField(key: string): Reading<FeedDocument> | null {
  if (/^title(_detail\.value)?$/.test(key)) return { field: "title", of: (feed) => feed.title };
  if (key === "link") return { field: "link", of: (feed) => feed.link ?? "" };
  if (key === "language") return { field: "language", of: (feed) => feed.language ?? "" };
  if (key === "author") return { field: "author", of: (feed) => both(feed.author) };
  if (/^(?:published|updated|created|modified|date)_parsed$/.test(key))
    return { field: "date", of: (feed) => feed.date ?? "" };
  return null;
}

function check(about: { path: string; field: string }, written: string, read: string): Check {
  if (written.startsWith("(")) {
    const [year = 0, month = 1, ...rest] = written.match(/\d+/g)!.map(Number);
    const [date = 1, hour = 0, minute = 0, second = 0] = rest;
    const expected = Date.UTC(year, month - 1, date, hour, minute, second);
    return { ...about, expected: new Date(expected).toISOString(), read, isRight: readFeedDate(read) === expected };
  }
  const expected = readPythonText(written);
  const isSame = about.field.endsWith("link") ? isSameAddress : isSameText;
  return { ...about, expected, read, isRight: isSame(expected, read) };
}
