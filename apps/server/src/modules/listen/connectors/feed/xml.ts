/**
 * XML as feeds are really written: signs that are not escaped, elements never closed, names without a declared space, an end
 * that never comes. A strict reader refuses one feed in twenty of these; here whatever can be told is read, nothing throws,
 * and the walk only goes forward. Entities of the document's own are taken when they are short and plain, so that none can
 * be made of others.
 */
import { decodeEntities } from "../entities.ts";
import { spaceOf } from "./spaces.ts";

export interface XmlElement {
  /** The short usual prefix of its namespace; empty for those of RSS itself. */
  readonly space: string;
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
  /** What relative addresses in it stand on. */
  readonly base: string;
  readonly language: string | undefined;
}

/** By their prefix. What a child declares stands before what it inherits, which is not copied: an attack declares thousands. */
type Spaces = Readonly<Record<string, string>>;

interface OpenElement extends XmlElement {
  readonly tag: string;
  readonly children: (XmlElement | string)[];
  readonly spaces: Spaces;
}

const DEEPEST = 100;
/** A feed of ten megabytes has a third of these; beyond them is an attack, and stays unread. */
const MOST_PIECES = 300_000;
const NAME = /[^\s<>/="'&;]+/y;
const ATTRIBUTE = /\s*([^\s<>/="']+)\s*(?:=\s*(?:"([^"]*)"|'([^']*)'|([^\s<>"']+?)(?=\s|\/?>|$)))?/y;
const ENTRY = /^(?:item|entry)$/;

export interface XmlDocument {
  readonly root: XmlElement;
  /** The outermost element never ends: the rest got lost on the way. */
  readonly isTorn: boolean;
}

/** The first element of a document; null when there is none. `base` is the address it came from. */
export function parseXml(text: string, base: string): XmlDocument | null {
  return new XmlReader(text, base).read();
}

class XmlReader {
  readonly #text: string;
  readonly #root: OpenElement;
  readonly #open: OpenElement[];
  readonly #entities = new Map<string, string>();
  #at = 0;

  constructor(text: string, base: string) {
    this.#text = text;
    this.#root = {
      space: "",
      name: "",
      tag: "",
      attributes: {},
      children: [],
      base,
      language: undefined,
      spaces: Object.create(null) as Spaces,
    };
    this.#open = [this.#root];
  }

  read(): XmlDocument | null {
    for (let pieces = 0; pieces < MOST_PIECES && this.#at < this.#text.length; pieces++) this.#readPiece();
    const root = this.#root.children.find((child) => typeof child !== "string");
    return root === undefined ? null : { root, isTorn: this.#open.length > 1 };
  }

  get #top(): OpenElement {
    return this.#open.at(-1)!;
  }

  #readPiece(): void {
    const start = this.#text.indexOf("<", this.#at);
    if (start !== this.#at) this.#addText(start === -1 ? this.#text.length : start);
    else if (this.#text.startsWith("<!--", start)) this.#at = this.#after("-->", start + 4);
    else if (this.#text.startsWith("<![CDATA[", start)) this.#readCdata(start + 9);
    else if (this.#text.startsWith("<?", start)) this.#at = this.#after(">", start + 2);
    else if (/^<!doctype/i.test(this.#text.slice(start, start + 9))) this.#readDoctype(start);
    else if (this.#text[start + 1] === "/") this.#readEnd(start + 2);
    else this.#readStart(start + 1);
  }

  #addText(end: number): void {
    const text = this.#text.slice(this.#at, end);
    if (this.#open.length > 1) this.#top.children.push(decodeEntities(text, this.#entities));
    this.#at = end;
  }

  #after(mark: string, from: number): number {
    const at = this.#text.indexOf(mark, from);
    return at === -1 ? this.#text.length : at + mark.length;
  }

  #readCdata(from: number): void {
    const end = this.#text.indexOf("]]>", from);
    this.#top.children.push(this.#text.slice(from, end === -1 ? undefined : end));
    this.#at = end === -1 ? this.#text.length : end + 3;
  }

  #readDoctype(start: number): void {
    const end = this.#after(">", start);
    const bracket = this.#text.slice(start, end).indexOf("[");
    if (bracket === -1) {
      this.#at = end;
      return;
    }
    const close = this.#after("]", start + bracket);
    for (const [, name, value] of this.#text.slice(start, close).matchAll(PLAIN_ENTITY))
      if (this.#entities.size < MOST_ENTITIES) this.#entities.set(name!, decodeEntities(value!));
    this.#at = this.#after(">", close);
  }

  #readEnd(from: number): void {
    NAME.lastIndex = from;
    const tag = NAME.exec(this.#text)?.[0] ?? "";
    const place = this.#open.findLastIndex((element) => element.tag === tag);
    if (place > 0) this.#open.length = place;
    this.#at = this.#after(">", from);
  }

  #readStart(from: number): void {
    NAME.lastIndex = from;
    const tag = /[\p{L}_:]/u.test(this.#text[from] ?? "") ? NAME.exec(this.#text)?.[0] : undefined;
    if (tag === undefined) {
      this.#top.children.push("<");
      this.#at = from;
      return;
    }
    this.#at = from + tag.length;
    const attributes = this.#readAttributes();
    const isClosed = this.#text[this.#at] === "/";
    this.#at = this.#after(">", this.#at);
    this.#openElement(tag, attributes, isClosed);
  }

  #readAttributes(): Map<string, string> {
    const attributes = new Map<string, string>();
    for (;;) {
      ATTRIBUTE.lastIndex = this.#at;
      const [whole, name, ...values] = ATTRIBUTE.exec(this.#text) ?? [];
      if (whole === undefined) break;
      const value = values.find((written) => written !== undefined) ?? "";
      attributes.set(name!, decodeEntities(value, this.#entities));
      this.#at += whole.length;
    }
    while (/[\s"'=]/.test(this.#text[this.#at] ?? "")) this.#at++;
    return attributes;
  }

  #openElement(tag: string, attributes: ReadonlyMap<string, string>, isClosed: boolean): void {
    this.#closeUnended(tag);
    const element = elementOf(tag, attributes, this.#top);
    this.#top.children.push(element);
    if (!isClosed && this.#open.length < DEEPEST) this.#open.push(element);
  }

  /** No entry stands in another: where a second one begins, the first was never closed. */
  #closeUnended(tag: string): void {
    if (!ENTRY.test(tag)) return;
    const place = this.#open.findIndex((element) => element.tag === tag);
    if (place > 0) this.#open.length = place;
  }
}

const MOST_ENTITIES = 100;
const PLAIN_ENTITY = /<!ENTITY\s+([\w.-]{1,40})\s+["']([^"'%]{0,100})["']\s*>/g;

function elementOf(tag: string, written: ReadonlyMap<string, string>, parent: OpenElement): OpenElement {
  const spaces = declareSpaces(parent, tag, written);
  const attributes = Object.create(null) as Record<string, string>;
  for (const [name, value] of written) attributes[name.toLowerCase()] = value;
  const colon = tag.indexOf(":");
  const prefix = colon === -1 ? "" : tag.slice(0, colon).toLowerCase();
  return {
    tag,
    space: spaces[prefix] ?? prefix,
    name: tag.slice(colon + 1).toLowerCase(),
    attributes,
    children: [],
    base: join(attributes["xml:base"], parent.base),
    language: attributes["xml:lang"] ?? parent.language,
    spaces,
  };
}

function declareSpaces(parent: OpenElement, tag: string, written: ReadonlyMap<string, string>): Spaces {
  const declared = [...written].filter(([name]) => /^xmlns(?::|$)/.test(name));
  if (declared.length === 0) return parent.spaces;
  const outermost = parent.tag === "" ? tag : undefined;
  const spaces = Object.create(parent.spaces) as Record<string, string>;
  for (const [name, address] of declared) {
    const prefix = name.slice(6).toLowerCase();
    spaces[prefix] = spaceOf(address, prefix === "" ? outermost : undefined);
  }
  return spaces;
}

const isWeb = (address: string): boolean => /^https?:/i.test(address);

/** What browsers and servers take. Grounds that grow from child to child would fill the memory. */
const LONGEST_ADDRESS = 4_000;

/** An address against what it stands on; a `javascript:` is no ground to stand on. */
export function join(address: string | undefined, base: string): string {
  const trimmed = address?.trim().replace(/\s+/g, "") ?? "";
  if (trimmed === "" || trimmed.length > LONGEST_ADDRESS) return base;
  if (!URL.canParse(trimmed, base)) return isWeb(trimmed) ? trimmed : base;
  const joined = new URL(trimmed, URL.canParse(base) ? base : undefined).href;
  return isWeb(joined) && joined.length <= LONGEST_ADDRESS ? joined : base;
}

const isElement = (child: XmlElement | string): child is XmlElement => typeof child !== "string";
export const elementsOf = (element: XmlElement): XmlElement[] => element.children.filter(isElement);

const indexes = new WeakMap<XmlElement, ReadonlyMap<string, XmlElement[]>>();

/** Entries are asked for dozens of names: their children are looked through once. */
function childrenByName(element: XmlElement): ReadonlyMap<string, XmlElement[]> {
  const known = indexes.get(element);
  if (known !== undefined) return known;
  const index = new Map<string, XmlElement[]>();
  for (const child of elementsOf(element)) {
    const name = child.space === "" ? child.name : `${child.space}:${child.name}`;
    const namesakes = index.get(name);
    if (namesakes === undefined) index.set(name, [child]);
    else namesakes.push(child);
  }
  indexes.set(element, index);
  return index;
}

const NONE: readonly XmlElement[] = [];

/** The children of that name: `pubdate`, `dc:date`. */
export const listChildren = (element: XmlElement, name: string): readonly XmlElement[] =>
  childrenByName(element).get(name) ?? NONE;
export const findChild = (element: XmlElement, name: string): XmlElement | undefined => listChildren(element, name)[0];

/** All that is written in an element and its children, without the tags. */
export const textIn = (element: XmlElement | undefined): string =>
  element === undefined ? "" : element.children.map((child) => (isElement(child) ? textIn(child) : child)).join("");

/** What is in an element as HTML: its own markup, or the markup that was written as text. */
export const markupIn = (element: XmlElement): string =>
  element.children.some(isElement) ? element.children.map(print).join("") : element.children.join("");

function print(child: XmlElement | string): string {
  if (!isElement(child)) return child.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return `<${child.name}>${child.children.map(print).join("")}</${child.name}>`;
}
