import { plainText } from "../markup.ts";
import { readFeedDate } from "./dates.ts";
import type { Entry, FeedDocument, Part } from "./entry.ts";
import { findChild, join, listChildren, textIn, type XmlElement } from "./xml.ts";

/**
 * News sitemaps (sitemaps.org with Google's `news:` part): address, title, time and publication of the articles of the last
 * two days. An index of sitemaps has parts instead. Null for anything else, also for a sitemap without news.
 */
export function readSitemap(root: XmlElement): FeedDocument | null {
  if (root.name === "sitemapindex") {
    const parts = listChildren(root, "sitemap").flatMap(readPart);
    return { format: "sitemap", title: "", entries: [], parts };
  }
  if (root.name !== "urlset") return null;
  const pages = listChildren(root, "url");
  const entries = pages.flatMap(readArticle);
  return pages.length > 0 && entries.length === 0 ? null : { format: "sitemap", title: "", entries };
}

function readPart(part: XmlElement): Part[] {
  const address = textIn(findChild(part, "loc")).trim();
  if (address === "") return [];
  const modified = readFeedDate(textIn(findChild(part, "lastmod")));
  return [{ address: join(address, part.base), modified }];
}

function readArticle(page: XmlElement): Entry[] {
  const news = findChild(page, "news:news");
  const written = textIn(findChild(page, "loc")).trim();
  if (news === undefined || written === "") return [];
  const url = join(written, page.base);
  const publication = findChild(news, "news:publication");
  const inPublication = (name: string) =>
    publication === undefined ? undefined : textIn(findChild(publication, name)).trim() || undefined;
  return [
    {
      id: url,
      url,
      title: plainText(textIn(findChild(news, "news:title"))),
      content: "",
      published: textIn(findChild(news, "news:publication_date")),
      updated: textIn(findChild(page, "lastmod")),
      publisher: inPublication("news:name"),
      language: inPublication("news:language"),
    },
  ];
}

/** News stand in few of a site's many sitemaps: those named so, else those changed last. */
export function choosePartsToRead(parts: readonly Part[], most: number): Part[] {
  const named = parts.filter(({ address }) => /news|latest|recent/i.test(address));
  return [...(named.length > 0 ? named : parts)].sort((a, b) => (b.modified ?? 0) - (a.modified ?? 0)).slice(0, most);
}
