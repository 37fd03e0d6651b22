import type { Stranger } from "./leaveOneOut.ts";
import type { Figures } from "./measures.ts";
import type { Split } from "./study.ts";

export interface Row extends Figures {
  readonly language: string;
  readonly set: string;
  readonly split: Split;
  readonly shard: string;
  /** Whether posts of the same stream were trained on: figures without it are what a new customer gets. */
  readonly isInDomain: boolean;
  /** Macro-F1 of each peer that reads the language, on the same posts. */
  readonly peers: Readonly<Record<string, number>>;
}

const percent = (share: number) => (share * 100).toFixed(1).padStart(6);
const PEERS = ["fastText", "sentiment", "vader-sentiment", "wink-sentiment", "@nlpjs/sentiment"];

/** Figures of the model, then macro-F1 of its peers on the same posts; "-" where a peer does not read the language. */
export function printRows(rows: readonly Row[]): void {
  console.log(
    "set                            split  posts  domain macroF1 avgRecall accuracy   ECE   sure acc.sure | macro-F1 of: majority fastText sentiment  vader   wink  nlpjs",
  );
  for (const row of rows) {
    const head = `${row.set.padEnd(30)} ${row.split.padEnd(5)} ${String(row.posts).padStart(6)}  ${row.isInDomain ? "in " : "out"}   `;
    const figures = [row.macroF1, row.averageRecall, row.accuracy, row.ece, row.sureShare, row.sureAccuracy];
    const peers = PEERS.map((name) => (name in row.peers ? percent(row.peers[name]!) : "     -"));
    console.log(
      `${head} ${figures.map(percent).join("  ")} |               ${percent(row.majorityMacroF1)}   ${peers.join("  ")}`,
    );
  }
}

/** The slow peers, on few posts. */
export function printMixed(rows: readonly { name: string; posts: number; macroF1: number }[]): void {
  for (const { name, posts, macroF1 } of rows) {
    console.log(`${posts} posts of five languages: ${name.padEnd(20)} macro-F1 ${percent(macroF1)}`);
  }
}

/** Each set under a model that was trained without it, and the mean. */
export function printStrangers(strangers: readonly Stranger[]): void {
  for (const { set, posts, macroF1 } of strangers) {
    console.log(
      `left out of training: ${set.padEnd(26)} ${String(posts).padStart(5)} posts  macro-F1 ${percent(macroF1)}`,
    );
  }
  const mean = strangers.reduce((sum, { macroF1 }) => sum + macroF1, 0) / strangers.length;
  console.log(`left out of training: mean of ${strangers.length} sets  macro-F1 ${percent(mean)}`);
}
