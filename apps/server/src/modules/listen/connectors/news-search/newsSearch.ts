import type { OutboundAnswer } from "../../../../platform/outbound.ts";
import { explainThrown, readRetryAfter } from "../answers.ts";
import { type Failed, failed, serverOf } from "../calls.ts";
import type { Ask, Connector, Pulled } from "../connector.ts";
import { createGate } from "./gate.ts";
import { newsSearchManifest } from "./manifest.ts";
import { writeQuestions } from "./question.ts";
import { type Article, readArticles } from "./read.ts";
import { beginRound, type Round, readRound, writeMemory } from "./round.ts";

const OWN_SERVER = "https://api.gdeltproject.org";
const MOST_ARTICLES = 250;
const MOST_CALLS = 4;
const SECONDS_BETWEEN_CALLS = 5;
const QUARTER_HOUR_SECONDS = 15 * 60;

type Gate = ReturnType<typeof createGate>;

/** News of the world by GDELT's DOC 2.0: headlines that hold the watches' words, a quarter of an hour after they were found. */
export const newsSearch: Connector = createNewsSearch(createGate(SECONDS_BETWEEN_CALLS * 1000));

export function createNewsSearch(gate: Gate): Connector {
  return { kind: "news-search", manifest: newsSearchManifest, pull: (ask) => pullNews(ask, gate) };
}

/** One round asks every question for one stretch of time, page by page from its end; a round may take several pulls. */
async function pullNews(ask: Ask, gate: Gate): Promise<Pulled> {
  const questions = questionsOf(ask);
  if (questions.length === 0)
    return failed("settings-wrong", "There is no word to search for: GDELT wants words of three letters or more.");
  const found: Article[] = [];
  let round = readRound(ask.source.memory, questions.length) ?? beginRound(ask.source.memory, ask.now);
  for (let calls = 0; calls < MOST_CALLS && round.question < questions.length; calls++) {
    const page = await askPage(ask, gate, { question: questions[round.question]!, round });
    if (!page.ok) return calls === 0 ? page : breakOff(ask, found, { round, page });
    found.push(...page.articles);
    round = stepOn(round, page.articles);
  }
  return answerWith(ask, found, { round, isDone: round.question >= questions.length });
}

function questionsOf({ source: { settings }, terms }: Ask): string[] {
  const lines = (name: string) =>
    Array.isArray(settings[name]) ? settings[name].filter((line) => typeof line === "string") : [];
  const own = lines("words");
  return writeQuestions(own.length > 0 ? own : terms, lines("languages"));
}

function answerWith(
  ask: Ask,
  found: readonly Article[],
  { round, isDone }: { round: Round; isDone: boolean },
): Pulled & { ok: true } {
  const keepsAll = ask.source.settings.keepAll === true;
  const posts = found.map(({ post }) => post).filter((post) => keepsAll || ask.isWanted(post));
  const memory = writeMemory(round, isDone);
  return { ok: true, posts, memory, ...(isDone ? { paceSeconds: QUARTER_HOUR_SECONDS } : { hasMore: true }) };
}

/** What was found is kept, and the round goes on where it stands once the pause is over. */
function breakOff(ask: Ask, found: readonly Article[], { round, page }: { round: Round; page: Failed }): Pulled {
  const { hasMore, ...answer } = answerWith(ask, found, { round, isDone: false });
  return { ...answer, ...(page.notBefore !== undefined && { notBefore: page.notBefore }) };
}

/** A full page hides what came before its oldest article, unless all of it is of one and the same quarter of an hour. */
function stepOn(round: Round, articles: readonly Article[]): Round {
  const oldest = Math.min(...articles.map(({ seenAt }) => seenAt));
  const isFull = articles.length >= MOST_ARTICLES && oldest > round.from && oldest < round.before;
  return isFull ? { ...round, before: oldest } : { ...round, question: round.question + 1, before: round.to };
}

type Page = { readonly ok: true; readonly articles: Article[] } | Failed;

async function askPage(ask: Ask, gate: Gate, { question, round }: { question: string; round: Round }): Promise<Page> {
  if (!ask.spend("searches", 1))
    return failed("quota-spent", "GDELT answers one search in five seconds.", {
      notBefore: after(ask, SECONDS_BETWEEN_CALLS),
    });
  const address = new URL("/api/v2/doc/doc", serverOf(ask.source, OWN_SERVER));
  address.search = new URLSearchParams({
    ...{ query: question, mode: "ArtList", format: "json", sort: "DateDesc", maxrecords: String(MOST_ARTICLES) },
    ...{ startdatetime: writeTime(round.from), enddatetime: writeTime(round.before) },
  }).toString();
  await gate(ask.signal);
  try {
    return readPage(await ask.outbound(address.href), ask);
  } catch (error) {
    return explainThrown(error);
  }
}

const writeTime = (time: number): string => new Date(time).toISOString().replace(/\D/g, "").slice(0, 14);
const after = ({ now }: Pick<Ask, "now">, seconds: number): Date => new Date(now.getTime() + seconds * 1000);

/** GDELT says what is wrong in plain text, often with status 200. */
function readPage({ status, headers, body }: OutboundAnswer, ask: Ask): Page {
  const said = body.trim().slice(0, 200);
  if (status === 429 || /^please limit requests/i.test(said)) {
    const notBefore = readRetryAfter(headers["retry-after"], ask.now) ?? after(ask, 60);
    return failed("rate-limited", "GDELT asks for one search in five seconds.", { notBefore });
  }
  if (status >= 500) return failed("server-error", `GDELT answered with an error (${status}).`);
  const articles = readArticles(body);
  if (articles !== null && status === 200) return { ok: true, articles };
  if (/^[^<{[]*\b(?:too (?:short|long|common)|invalid|illegal|unrecognized)\b/i.test(said))
    return failed("settings-wrong", `GDELT refuses the question: ${said}`);
  return failed("unreadable-answer", `GDELT answered with something that is not JSON (${status}).`);
}
