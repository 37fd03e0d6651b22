import { Platform, type Received, type Reply, replyJson, replyText, type Verdict } from "../receivers/platform.ts";

export interface FoundArticle {
  readonly url: string;
  readonly title: string;
  readonly seenAt: Date;
  readonly language?: string;
}

const SECONDS_BETWEEN = 5;
const MOST_ARTICLES = 250;
const LONGEST_QUERY = 500;

/** GDELT's DOC 2.0 as it behaves: one question in five seconds, refusals as plain text, no more than 250 articles. */
export class GdeltLike extends Platform<never> {
  readonly #now: () => Date;
  readonly #articles: FoundArticle[] = [];
  readonly #questions: string[] = [];
  #askedAt = Number.NEGATIVE_INFINITY;
  #refusesFrom = Number.POSITIVE_INFINITY;

  constructor(now: () => Date) {
    super();
    this.#now = now;
  }

  publish(article: FoundArticle): void {
    this.#articles.push(article);
  }

  get questions(): readonly string[] {
    return this.#questions;
  }

  /** From so many answers on it says that it is asked too often. */
  refuseFrom(answers: number): void {
    this.#refusesFrom = answers;
  }

  protected judge({ url }: Received): Verdict<never> {
    return { reply: this.#answer(url) };
  }

  #answer(url: URL): Reply {
    if (url.pathname !== "/api/v2/doc/doc") return replyText(404, "Not found");
    const now = this.#now().getTime();
    const isTooSoon = now - this.#askedAt < SECONDS_BETWEEN * 1000;
    this.#askedAt = now;
    if (isTooSoon || this.#questions.length >= this.#refusesFrom)
      return replyText(429, "Please limit requests to one every 5 seconds or write to us for larger queries.");
    const refusal = refusalOf(url.searchParams);
    if (refusal !== null) return replyText(200, refusal);
    this.#questions.push(url.searchParams.get("query")!);
    const articles = this.#between(url.searchParams);
    return replyJson(200, articles.length === 0 ? {} : { articles });
  }

  #between(asked: URLSearchParams): object[] {
    const [from, to] = [readTime(asked.get("startdatetime")!), readTime(asked.get("enddatetime")!)];
    return this.#articles
      .filter(({ seenAt }) => seenAt.getTime() >= from && seenAt.getTime() <= to)
      .sort((a, b) => b.seenAt.getTime() - a.seenAt.getTime())
      .slice(0, Number(asked.get("maxrecords") ?? 75))
      .map(({ url, title, seenAt, language = "English" }) => ({
        ...{
          url,
          url_mobile: "",
          title,
          seendate: `${seenAt.toISOString().replace(/[-:]|\.\d+/g, "")}`,
          socialimage: "",
        },
        ...{ domain: new URL(url).hostname, language, sourcecountry: "Norway" },
      }));
  }
}

const readTime = (written: string): number =>
  Date.parse(written.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, "$1-$2-$3T$4:$5:$6Z"));

function refusalOf(asked: URLSearchParams): string | null {
  const query = asked.get("query") ?? "";
  if (query.length < 3 || query.length > LONGEST_QUERY) return "Your query was too short or too long.";
  if (asked.get("mode") !== "ArtList" || asked.get("format") !== "json") return "Invalid mode.";
  if (Number(asked.get("maxrecords")) > MOST_ARTICLES) return "Invalid maxrecords.";
  if (
    /\((?:[^()]*)\)/.test(query) &&
    [...query.matchAll(/\(([^()]*)\)/g)].some(([, inner]) => !inner!.includes(" OR "))
  )
    return "Parentheses may only be used around OR'd statements.";
  const times = ["startdatetime", "enddatetime"].map((name) => readTime(asked.get(name) ?? ""));
  return times.some(Number.isNaN) ? "Invalid date." : null;
}
