import { readConstruct } from "./construct.ts";
import { type Entry, type FeedDocument, type Person, readPerson } from "./entry.ts";
import { paceOf } from "./pace.ts";
import { elementsOf, findChild, join, listChildren, textIn, type XmlElement } from "./xml.ts";

/** RSS 0.9 to 2.0, RDF, Atom 0.3 and 1.0, in their mixtures. Null when the root is none of these. */
export function readXmlFeed(root: XmlElement): FeedDocument | null {
  const isAtom = root.name === "feed";
  if (!isAtom && root.name !== "rss" && root.name !== "rdf" && root.name !== "channel") return null;
  const channel = isAtom || root.name === "channel" ? root : (findByName(root, "channel") ?? root);
  const entries = findEntries(channel, root);
  const language = textOf(channel, ["language", "dc:language"]) ?? channel.language;
  return {
    format: isAtom ? "atom" : "rss",
    title: titleOf(channel),
    link: readLink(channel),
    language,
    author: readAuthor(channel) ?? personOf(channel, ["managingeditor", "webmaster", "dc:publisher"]),
    date: textOf(channel, [...PUBLISHED, ...UPDATED, "lastbuilddate"]) ?? channel.attributes.lastmod,
    entries: entries.map((entry) => readEntry(entry, language)),
    hub: linkOf(channel, "hub"),
    self: linkOf(channel, "self"),
    paceSeconds: paceOf(channel),
  };
}

const MOST_ENTRIES = 5_000;

/** In the channel, beside it as RSS 1.0 has them, or wherever an element that was never closed has swallowed them. */
function findEntries(channel: XmlElement, root: XmlElement): XmlElement[] {
  const direct = [...new Set([channel, root])].flatMap((parent) => elementsOf(parent).filter(isEntry));
  return (direct.length > 0 ? direct : entriesBelow(root)).slice(0, MOST_ENTRIES);
}

const isEntry = ({ name }: XmlElement): boolean => name === "item" || name === "entry";
const entriesBelow = (parent: XmlElement): XmlElement[] =>
  elementsOf(parent).flatMap((child) => (isEntry(child) ? [child] : entriesBelow(child)));

const TITLES = ["title", "atom:title", "dc:title", "media:title"];
const CONTENTS = [
  "content:encoded",
  "atom:content",
  "html:body",
  "body",
  "fullitem",
  "description",
  "atom:summary",
  "summary",
  "abstract",
];
const LAST_CONTENTS = ["dc:description", "itunes:summary", "media:description"];
const PUBLISHED = [
  "pubdate",
  "atom:published",
  "atom:issued",
  "dcterms:issued",
  "dc:date",
  "dcterms:created",
  "atom:created",
];
const UPDATED = ["atom:updated", "atom:modified", "dcterms:modified"];

function readEntry(entry: XmlElement, feedLanguage: string | undefined): Entry {
  const url = readLink(entry);
  const comments = Number(textOf(entry, ["slash:comments", "thr:total"]) ?? Number.NaN);
  return {
    id: textOf(entry, ["guid", "atom:id", "id"]) ?? entry.attributes["rdf:about"],
    title: titleOf(entry),
    content: constructOf(entry, CONTENTS) || constructOf(findChild(entry, "media:group") ?? entry, LAST_CONTENTS),
    url,
    published: textOf(entry, PUBLISHED),
    updated: textOf(entry, UPDATED) ?? entry.attributes.lastmod,
    author: readAuthor(entry),
    publisher: publisherOf(entry),
    language:
      textOf(entry, ["language", "dc:language"]) ??
      findChild(entry, "atom:content")?.language ??
      entry.language ??
      feedLanguage,
    comments: Number.isSafeInteger(comments) && comments >= 0 ? comments : undefined,
  };
}

const findByName = (parent: XmlElement, name: string): XmlElement | undefined =>
  elementsOf(parent).find((child) => child.name === name);

/** In a feed of no declared space "title" may be Atom's as well as RSS's; in an Atom feed RSS's names stand bare. */
function candidates(parent: XmlElement, names: readonly string[]): XmlElement[] {
  return names.flatMap((name) => {
    const exact = listChildren(parent, name);
    return exact.length > 0 || !name.startsWith("atom:") ? exact : listChildren(parent, name.slice(5));
  });
}

function textOf(parent: XmlElement, names: readonly string[]): string | undefined {
  for (const element of candidates(parent, names)) {
    const text = textIn(element).trim();
    if (text !== "") return text;
  }
  return undefined;
}

function constructOf(parent: XmlElement, names: readonly string[]): string {
  for (const element of candidates(parent, names)) {
    const text = readConstruct(element);
    if (text !== "") return text;
  }
  return "";
}

const titleOf = (parent: XmlElement): string => constructOf(parent, TITLES).replace(/\s+/g, " ");

const personOf = (parent: XmlElement, names: readonly string[]): Person | undefined =>
  readPerson(textOf(parent, names) ?? "");

function readAuthor(parent: XmlElement): Person | undefined {
  for (const author of candidates(parent, ["atom:author", "author", "dc:creator", "dc:author", "itunes:author"])) {
    const name = findByName(author, "name");
    const email = findByName(author, "email");
    const person =
      name === undefined && email === undefined
        ? readPerson(textIn(author))
        : { name: textIn(name).trim(), email: textIn(email).trim() || undefined };
    if (person !== undefined && (person.name !== "" || person.email !== undefined)) return person;
  }
  return undefined;
}

function publisherOf(entry: XmlElement): string | undefined {
  const source = findChild(entry, "source") ?? findChild(entry, "atom:source");
  if (source === undefined) return undefined;
  return (textOf(source, ["atom:title"]) ?? textIn(source).trim()) || undefined;
}

/** Where the entry itself stands: not where a gatherer counts clicks, and a guid only when nothing else is given. */
function readLink(parent: XmlElement): string | undefined {
  const original = textOf(parent, ["feedburner:origlink"]);
  if (original !== undefined) return join(original, parent.base);
  for (const link of candidates(parent, ["link", "atom:link"])) {
    const written = textIn(link).trim() || link.attributes.href || "";
    if (written !== "" && (link.attributes.rel ?? "alternate") === "alternate") return join(written, link.base);
  }
  return permalinkOf(parent) ?? (parent.attributes.href && join(parent.attributes.href, parent.base));
}

function linkOf(parent: XmlElement, rel: string): string | undefined {
  const links = candidates(parent, ["link", "atom:link"]).filter(({ attributes }) => attributes.href);
  const found =
    links.find(({ attributes }) => (attributes.rel ?? "alternate").toLowerCase() === rel) ??
    links.find(({ attributes }) => attributes.rel?.toLowerCase() === `http://www.iana.org/assignments/relation/${rel}`);
  return found && join(found.attributes.href, found.base);
}

function permalinkOf(parent: XmlElement): string | undefined {
  const guid = findChild(parent, "guid");
  const written = textIn(guid).trim();
  if (guid === undefined || guid.attributes.ispermalink?.toLowerCase() === "false") return undefined;
  return /^https?:\/\//i.test(written) ? written : undefined;
}
