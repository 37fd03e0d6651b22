import { fieldsOf, listOf, textOf } from "../payload.ts";

/** A stretch of the text with a meaning; places are counted in bytes of its UTF-8 form, as the platform counts. */
interface Facet {
  readonly from: number;
  readonly until: number;
  readonly link: string | undefined;
  readonly tag: string | undefined;
}

export interface RichText {
  /** With the whole address where the app shows a shortened one. */
  readonly text: string;
  readonly links: readonly string[];
  readonly tags: readonly string[];
}

const MOST_FACETS = 100;

/** Georgian and Persian letters take two or three bytes: a place is only right when it is counted in bytes. */
export function readRichText(text: string, written: unknown): RichText {
  const facets = listOf(written)
    .slice(0, MOST_FACETS)
    .map(readFacet)
    .filter((facet) => facet !== null)
    .sort((a, b) => a.from - b.from);
  if (facets.length === 0) return { text, links: [], tags: [] };
  return {
    text: spellOut(text, facets),
    links: facets.flatMap(({ link }) => link ?? []),
    tags: facets.flatMap(({ tag }) => tag ?? []),
  };
}

function readFacet(value: unknown): Facet | null {
  const { index, features } = fieldsOf(value);
  const { byteStart, byteEnd } = fieldsOf(index);
  if (!isPlace(byteStart) || !isPlace(byteEnd) || byteEnd <= byteStart) return null;
  const all = listOf(features).map(fieldsOf);
  const link = textOf(all.find(({ $type }) => $type === "app.bsky.richtext.facet#link")?.uri);
  const tag = textOf(all.find(({ $type }) => $type === "app.bsky.richtext.facet#tag")?.tag, 640);
  return link === undefined && tag === undefined ? null : { from: byteStart, until: byteEnd, link, tag };
}

const isPlace = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

function spellOut(text: string, facets: readonly Facet[]): string {
  if (!facets.some(({ link }) => link !== undefined)) return text;
  const bytes = Buffer.from(text, "utf8");
  const parts: Buffer[] = [];
  let at = 0;
  for (const { from, until, link } of facets) {
    if (link === undefined || from < at || until > bytes.length) continue;
    if (!isShortened(bytes.toString("utf8", from, until), link)) continue;
    parts.push(bytes.subarray(at, from), Buffer.from(link, "utf8"));
    at = until;
  }
  return at === 0 ? text : Buffer.concat([...parts, bytes.subarray(at)]).toString("utf8");
}

/** `example.org/news/tr…` stands for the address that begins so; any other words are the author's own. */
function isShortened(shown: string, link: string): boolean {
  const stem = shown.replace(/(?:…|\.\.\.)$/, "").replace(/^https?:\/\//, "");
  return stem !== "" && link.replace(/^https?:\/\/(?:www\.)?/, "").startsWith(stem.replace(/^www\./, ""));
}
