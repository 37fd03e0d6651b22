import { createRequire } from "node:module";
import type { Label } from "./study.ts";

/**
 * The word-counting libraries that a self-hosted product could use instead, each as its own documentation says: a score
 * above zero is positive, below zero negative (VADER: from 0.05 and to -0.05).
 */
export interface Peer {
  readonly name: string;
  readonly languages: readonly string[];
  /** The class of a text in a language; sets kept short because one reading takes a tenth of a second are marked slow. */
  read(text: string, language: string): Label | Promise<Label>;
  readonly isSlow: boolean;
}

const ALL = ["en", "ru", "fa", "ar", "el"];
const require = createRequire(import.meta.url);

const labelOf = (score: number, from = 0): Label => (score > from ? 2 : score < -from ? 0 : 1);

function openSentiment(): Peer {
  const Sentiment = require("sentiment") as new () => { analyze(text: string): { score: number } };
  const library = new Sentiment();
  const read = (text: string) => labelOf(library.analyze(text).score);
  return { name: "sentiment", languages: ["en"], isSlow: false, read };
}

function openVader(): Peer {
  const { SentimentIntensityAnalyzer } = require("vader-sentiment") as {
    SentimentIntensityAnalyzer: { polarity_scores(text: string): { compound: number } };
  };
  const read = (text: string) => labelOf(SentimentIntensityAnalyzer.polarity_scores(text).compound, 0.05 - 1e-9);
  return { name: "vader-sentiment", languages: ["en"], isSlow: false, read };
}

function openWink(): Peer {
  const wink = require("wink-sentiment") as (text: string) => { score: number };
  return { name: "wink-sentiment", languages: ["en"], isSlow: false, read: (text) => labelOf(wink(text).score) };
}

function openMultilang(): Peer {
  const multilang = require("multilang-sentiment") as (text: string, language: string) => { score: number };
  const read = (text: string, language: string) => labelOf(multilang(text, language).score);
  return { name: "multilang-sentiment", languages: ALL, isSlow: true, read };
}

interface NlpAnswer {
  readonly sentiment: { readonly score: number };
}

async function openNlp(): Promise<Peer> {
  const { containerBootstrap } = require("@nlpjs/core") as {
    containerBootstrap(): Promise<{ use(plugin: unknown): void }>;
  };
  const { SentimentAnalyzer } = require("@nlpjs/sentiment") as {
    SentimentAnalyzer: new (
      settings: unknown,
    ) => { process(input: { locale: string; text: string }): Promise<NlpAnswer> };
  };
  const container = await containerBootstrap();
  for (const language of ALL) {
    const name = `Lang${language[0]!.toUpperCase()}${language[1]}`;
    container.use((require(`@nlpjs/lang-${language}`) as Record<string, unknown>)[name]);
  }
  const library = new SentimentAnalyzer({ container });
  const read = async (text: string, locale: string) =>
    labelOf((await library.process({ locale, text })).sentiment.score);
  return { name: "@nlpjs/sentiment", languages: ALL, isSlow: false, read };
}

/** All of them, loaded. */
export async function openPeers(): Promise<Peer[]> {
  return [openSentiment(), openVader(), openWink(), await openNlp(), openMultilang()];
}
