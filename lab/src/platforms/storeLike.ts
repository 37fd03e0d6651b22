import { Platform, type Received, type Reply, replyJson, replyText, type Verdict } from "../receivers/platform.ts";

export interface Review {
  readonly id: number;
  readonly author: string;
  readonly text: string;
  readonly stars: number;
  readonly at: Date;
  readonly language?: string;
  readonly country?: string;
}

const APPLE_PAGE = 50;
const APPLE_PAGES = 10;
const APPLE = /^\/([a-z]{2})\/rss\/customerreviews\/page=(\d+)\/id=(\d+)\/sortby=mostrecent\/json$/;
const STEAM = /^\/appreviews\/(\d+)$/;

/** The review lists of two stores: Apple's Atom turned into JSON, ten pages by country; Steam's with its cursor. */
export class StoreLike extends Platform<never> {
  readonly app: string;
  reviews: Review[] = [];

  constructor(app: string) {
    super();
    this.app = app;
  }

  protected judge({ url }: Received): Verdict<never> {
    const [, country, page, appleApp] = APPLE.exec(url.pathname) ?? [];
    if (country !== undefined) return { reply: this.#answerApple(country, Number(page), appleApp!) };
    const [, steamApp] = STEAM.exec(url.pathname) ?? [];
    return {
      reply: steamApp === undefined ? replyText(404, "Not found") : this.#answerSteam(steamApp, url.searchParams),
    };
  }

  get #latest(): Review[] {
    return [...this.reviews].sort((a, b) => b.at.getTime() - a.at.getTime());
  }

  #answerApple(country: string, page: number, app: string): Reply {
    if (page < 1 || page > APPLE_PAGES) return replyText(400, "CustomerReviews RSS page depth is limited to 10");
    const all = app === this.app ? this.#latest.filter((review) => (review.country ?? "us") === country) : [];
    const entries = all.slice((page - 1) * APPLE_PAGE, page * APPLE_PAGE).map(writeAppleEntry);
    // Where the list holds one, Apple's JSON has the thing itself; where none, nothing.
    const entry = entries.length > 1 ? { entry: entries } : entries.length === 1 ? { entry: entries[0] } : {};
    return replyJson(200, {
      feed: { author: { name: { label: "iTunes Store" } }, ...entry, title: { label: "Reviews" } },
    });
  }

  #answerSteam(app: string, asked: URLSearchParams): Reply {
    if (asked.get("json") !== "1") return replyText(200, "<html></html>");
    if (app !== this.app) return replyJson(200, { success: 2 });
    const from = asked.get("cursor") === "*" ? 0 : Number(asked.get("cursor"));
    const size = Math.min(100, Number(asked.get("num_per_page") ?? 20));
    const reviews = this.#latest.slice(from, from + size).map(writeSteamReview);
    const cursor = reviews.length === 0 ? asked.get("cursor") : String(from + reviews.length);
    return replyJson(200, { success: 1, query_summary: { num_reviews: reviews.length }, reviews, cursor });
  }
}

const label = (text: string) => ({ label: text });

const writeAppleEntry = ({ id, author, text, stars, at }: Review) => ({
  author: { uri: label("https://itunes.apple.com/us/reviews/id1"), name: label(author), label: "" },
  updated: label(at.toISOString().replace(".000Z", "-00:00")),
  "im:rating": label(String(stars)),
  "im:version": label("3.1"),
  id: label(String(id)),
  title: label("A title"),
  content: { label: text, attributes: { type: "text" } },
  "im:voteSum": label("2"),
  "im:voteCount": label("3"),
});

const writeSteamReview = ({ id, author, text, stars, at, language = "english" }: Review) => ({
  recommendationid: String(id),
  author: { steamid: author, num_reviews: 3, playtime_forever: 120 },
  language,
  review: text,
  timestamp_created: at.getTime() / 1000,
  timestamp_updated: at.getTime() / 1000,
  voted_up: stars > 2,
  votes_up: 4,
  votes_funny: 0,
  comment_count: 1,
});
