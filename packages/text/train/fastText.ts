import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Label, LabelledPost } from "./study.ts";

/**
 * fastText (Joulin et al. 2016) by its command line, trained on the posts that the model is trained on: words, pairs of words
 * and letter runs of two to five, 50 dimensions, ten epochs at rate 0.2, one thread so that two runs agree.
 */
export const FAST_TEXT_SETTINGS =
  "-wordNgrams 2 -minn 2 -maxn 5 -dim 50 -epoch 10 -lr 0.2 -bucket 500000 -thread 1 -verbose 0 -seed 20";

export function hasFastText(): boolean {
  return !spawnSync("fasttext", []).error;
}

/** The classes that a fastText model trained on `train` gives to `posts`. */
export function guessByFastText(train: readonly LabelledPost[], posts: readonly LabelledPost[]): Label[] {
  const folder = mkdtempSync(path.join(tmpdir(), "fasttext-"));
  const [learned, asked, model] = ["train.txt", "posts.txt", "model"].map((name) => path.join(folder, name));
  writeFileSync(learned!, train.map((post) => `__label__${post.label} ${writeLine(post.text)}\n`).join(""));
  writeFileSync(asked!, posts.map((post) => `${writeLine(post.text)}\n`).join(""));
  run(["supervised", "-input", learned!, "-output", model!, ...FAST_TEXT_SETTINGS.split(" ")]);
  const answers = run(["predict", `${model}.bin`, asked!])
    .trimEnd()
    .split("\n");
  rmSync(folder, { recursive: true });
  return answers.map((line) => Number(line.slice(-1)) as Label);
}

function writeLine(text: string): string {
  const parted = text.toLowerCase().replace(/[^\p{L}\p{M}\p{N}\s]/gu, " $& ");
  return parted.replace(/\s+/g, " ").trim() || "_";
}

function run(words: string[]): string {
  const { stdout, stderr, status } = spawnSync("fasttext", words, { encoding: "utf8", maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`fastText stopped: ${stderr}`);
  return stdout;
}
