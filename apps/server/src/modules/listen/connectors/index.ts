import type { SourceKind } from "@tocsin/contract";
import { bale } from "./bale/bale.ts";
import { bluesky } from "./bluesky/bluesky.ts";
import type { Connector } from "./connector.ts";
import { email } from "./email/email.ts";
import { facebook } from "./facebook/facebook.ts";
import { feed } from "./feed/feed.ts";
import { hackerNews } from "./hacker-news/hackerNews.ts";
import { instagram } from "./instagram/instagram.ts";
import { mastodon } from "./mastodon/mastodon.ts";
import { newsSearch } from "./news-search/newsSearch.ts";
import { importedFile, webhook } from "./own.ts";
import { reddit } from "./reddit/reddit.ts";
import { storeReviews } from "./store-reviews/storeReviews.ts";
import { telegram } from "./telegram/telegram.ts";
import { vk } from "./vk/vk.ts";
import { x } from "./x/x.ts";
import { youtube } from "./youtube/youtube.ts";

/** Every way to hear posts. A network is added by one more line. */
export const connectors: readonly Connector[] = [
  feed,
  webhook,
  importedFile,
  newsSearch,
  email,
  storeReviews,
  telegram,
  bale,
  vk,
  x,
  youtube,
  facebook,
  instagram,
  bluesky,
  mastodon,
  hackerNews,
  reddit,
];

const byKind = new Map(connectors.map((connector) => [connector.kind, connector]));

/** Undefined for a kind that this version of the product does not know to hear. */
export const findConnector = (kind: SourceKind): Connector | undefined => byKind.get(kind);
