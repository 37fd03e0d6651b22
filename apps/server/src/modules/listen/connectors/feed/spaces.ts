/** Namespaces by their usual prefix, whatever prefix a feed gives them. Feeds write the addresses carelessly, so the beginnings count. */
const SPACES: readonly (readonly [prefix: string, ...beginnings: string[]])[] = [
  ["content", "http://purl.org/rss/1.0/modules/content"],
  ["sy", "http://purl.org/rss/1.0/modules/syndication"],
  ["slash", "http://purl.org/rss/1.0/modules/slash"],
  ["dc", "http://purl.org/dc/elements"],
  ["dcterms", "http://purl.org/dc/terms"],
  ["atom", "http://www.w3.org/2005/atom", "http://purl.org/atom"],
  ["thr", "http://purl.org/syndication/thread"],
  ["media", "http://search.yahoo.com/mrss"],
  ["itunes", "http://www.itunes.com/dtds/podcast"],
  ["feedburner", "http://rssnamespace.org/feedburner"],
  ["news", "http://www.google.com/schemas/sitemap-news"],
  ["rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns"],
  ["html", "http://www.w3.org/1999/xhtml"],
  ["", "http://purl.org/rss/", "http://purl.org/net/rss", "http://www.sitemaps.org"],
  ["", "http://backend.userland.com", "http://blogs.law.harvard.edu", "http://my.netscape.com"],
];

/**
 * The usual prefix of a namespace; for one that is not known, the address itself, so that no element of it is taken for
 * another. Whatever address the outermost element has for itself, its name says what it is.
 */
export function spaceOf(address: string, outermost?: string): string {
  const folded = address
    .trim()
    .toLowerCase()
    .replace(/^https:/, "http:");
  if (folded === "") return "";
  const known = SPACES.find(([, ...beginnings]) => beginnings.some((beginning) => folded.startsWith(beginning)))?.[0];
  return known ?? (outermost === undefined ? folded : outermost.toLowerCase() === "feed" ? "atom" : "");
}
