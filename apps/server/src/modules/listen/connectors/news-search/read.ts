import { codeOfLanguage } from "../languageNames.ts";
import { plainText } from "../markup.ts";
import { fieldsOf, listOf, parseJson, textOf } from "../payload.ts";

export interface Article {
  readonly post: Readonly<Record<string, unknown>> & { readonly text: string; readonly url: string };
  readonly seenAt: number;
}

/** The articles of an answer; null when it is none. GDELT writes titles into JSON without escaping what must be. */
export function readArticles(body: string): Article[] | null {
  const answer = parseJson(body) ?? parseJson(mendJson(body));
  if (typeof answer !== "object" || answer === null) return null;
  return listOf(fieldsOf(answer).articles).flatMap((value) => readArticle(value) ?? []);
}

/** A backslash that escapes nothing is a sign of the title, quotes of one stroke need none, and controls have no place in JSON. */
const mendJson = (body: string): string =>
  body
    .replace(/\\(\\|["/bfnrt']|u[0-9a-f]{4})?/gi, (whole, escaped?: string) =>
      escaped === undefined ? "\\\\" : escaped === "'" ? "'" : whole,
    )
    .replace(/[\u0000-\u001F]/g, " ");

function readArticle(value: unknown): Article | null {
  const fields = fieldsOf(value);
  const url = textOf(fields.url, 2_000);
  const title = plainText(textOf(fields.title, 2_000) ?? "").replace(/\s+/g, " ");
  const seenAt = readSeenDate(textOf(fields.seendate, 40));
  if (url === undefined || title === "" || seenAt === null) return null;
  const domain = textOf(fields.domain, 200) ?? hostOf(url);
  const language = codeOfLanguage(textOf(fields.language, 40));
  const country = textOf(fields.sourcecountry, 60);
  const post = {
    platform: "news",
    externalId: url.slice(0, 300),
    author: { handle: domain, name: domain },
    text: title,
    ...(language !== undefined && { lang: language }),
    publishedAt: new Date(seenAt).toISOString(),
    url,
    ...(country !== undefined && { sourceCountry: country }),
  };
  return { post, seenAt };
}

/** `20260302T081500Z`: the quarter of an hour in which the article was found. */
function readSeenDate(written: string | undefined): number | null {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(written ?? "") ?? [];
  if (year === undefined) return null;
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(time) ? null : time;
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).hostname : "unknown");
