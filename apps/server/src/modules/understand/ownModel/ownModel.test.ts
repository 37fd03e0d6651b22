import { execFileSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { judgeSentiment } from "@tocsin/text";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { findPaths } from "../../../context.ts";
import { createLog } from "../../../platform/log.ts";
import { createOwnModel, type OwnModel, type OwnModelSettings, PATIENCE } from "./ownModel.ts";
import { rememberScores } from "./remembered.ts";
import { writeTinyModel } from "./tinyModel.ts";

const program = findPaths().ownModelProgram;
const opened: { readonly model: OwnModel; readonly folder: string }[] = [];

function open(folder: string, change: Partial<OwnModelSettings> = {}): OwnModel {
  const model = createOwnModel({ ...PATIENCE, folder, program, ...change }, createLog("silent"));
  opened.push({ model, folder });
  return model;
}

beforeAll(() => {
  execFileSync(process.execPath, [join(program, "../../../scripts/install-model.mjs")], { stdio: "inherit" });
});

afterEach(async () => {
  for (const { model, folder } of opened.splice(0)) {
    await model.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});

function writeProgram(lines: string): string {
  const file = join(writeTinyModel(), "program.mjs");
  writeFileSync(file, lines);
  return file;
}

const POSTS = ["a good shop, good", "bad, really bad", "the shop", "Good GOOD good", "nothing known here"];
const FEELINGS = ["positive", "negative", "neutral", "positive", "neutral"];

async function judge(model: OwnModel, texts: readonly string[]): Promise<string[]> {
  const scores = await model.score(texts);
  if (scores === null) throw new Error((await model.state()).sentence);
  return scores.map((one) => judgeSentiment(one).sentiment);
}

describe("an operator's own model", () => {
  test("judges posts by the real runtime", async () => {
    expect(await judge(open(writeTinyModel()), POSTS)).toEqual(FEELINGS);
  });

  test("reads texts in pieces, as models of the XLM-RoBERTa family do", async () => {
    const labels = ["negative", "neutral", "positive"];
    expect(await judge(open(writeTinyModel(labels, labels, "pieces")), ["good shop good", "a bad shop, bad"])).toEqual([
      "positive",
      "negative",
    ]);
  });

  test("finds out from its config which output means what", async () => {
    const model = open(writeTinyModel(["positive", "negative", "neutral"], ["POSITIVE", "neg", "Neutral"]));
    expect(await judge(model, POSTS)).toEqual(FEELINGS);
  });

  test("keeps the order of posts of all lengths across batches", async () => {
    const texts = Array.from({ length: 100 }, (_, i) => `${POSTS[i % 2]} ${"word ".repeat((i * 7) % 40)}`);
    const expected = texts.map((_, i) => FEELINGS[i % 2]);
    expect(await judge(open(writeTinyModel()), texts)).toEqual(expected);
  });

  test("scores a post alone as among others", async () => {
    const model = open(writeTinyModel());
    const together = await model.score(POSTS);
    for (const [i, post] of POSTS.entries()) {
      const [alone] = (await model.score([post]))!;
      expect(alone!.positive).toBeCloseTo(together![i]!.positive, 5);
    }
  });

  test("answers whatever it is fed", async () => {
    const scores = await open(writeTinyModel()).score([
      "",
      "\ud800",
      "good ".repeat(20_000),
      "😀\u0301",
      "@a http://b",
    ]);
    expect(scores).toHaveLength(5);
    for (const { negative, neutral, positive } of scores!) expect(negative + neutral + positive).toBeCloseTo(1, 5);
  });

  test("comes back after its process was killed", async () => {
    const mortal = writeProgram(`
      process.on("message", ({ texts }) => texts.includes("die") && process.kill(process.pid, "SIGKILL"));
      await import(${JSON.stringify(pathToFileURL(program).href)});`);
    const model = open(writeTinyModel(), { program: mortal, firstRestMs: 0 });
    expect(await judge(model, POSTS)).toEqual(FEELINGS);
    expect(await model.score(["die"])).toBeNull();
    expect(await judge(model, POSTS)).toEqual(FEELINGS);
  });

  test("is given up when it hangs, and the built-in model judges", async () => {
    const hanging = writeProgram('process.on("message", () => {}); process.send({ state: "ready" });');
    const model = open(writeTinyModel(), { program: hanging, answerMs: 200 });
    expect(await model.score(POSTS)).toBeNull();
    expect((await model.state()).sentence).toMatch(/no answer in 0.2 seconds.*built-in model judges/);
  });

  test.each([
    ["nonsense", "process.send({ number, scores: [[null, 'x', 1]] })"],
    ["too few scores", "process.send({ number, scores: [] })"],
    ["no object at all", "process.send('fine')"],
  ])("is given up when it answers %s", async (_, answer) => {
    const program = writeProgram(`process.on("message", ({ number }) => ${answer}); process.send({ state: "ready" });`);
    expect(await open(writeTinyModel(), { program }).score(POSTS)).toBeNull();
  });

  test("answers nothing after it was stopped", async () => {
    const model = open(writeTinyModel());
    await model.stop();
    expect(await model.score(POSTS)).toBeNull();
  });
});

describe("a model with a memory", () => {
  const counting = (answers: boolean) => {
    const asked: string[][] = [];
    const scores = { negative: 0.1, neutral: 0.2, positive: 0.7 };
    const score = async (texts: readonly string[]) => {
      asked.push([...texts]);
      return answers ? texts.map(() => scores) : null;
    };
    const state = async () => ({ isReady: answers, sentence: "" });
    return { asked, model: rememberScores({ score, state, stop: async () => undefined }, 2) };
  };

  test("asks about a text once, while it remembers it", async () => {
    const { asked, model } = counting(true);
    expect(await model.score(["a", "b", "a"])).toHaveLength(3);
    await model.score(["a"]);
    await model.score(["c"]);
    await model.score(["a", "b"]);
    expect(asked).toEqual([["a", "b"], ["c"], ["b"]]);
  });

  test("does not remember a failure", async () => {
    const { asked, model } = counting(false);
    expect(await model.score(["a"])).toBeNull();
    await model.score(["a"]);
    expect(asked).toHaveLength(2);
  });
});

describe("a folder that is no model", () => {
  const sentenceOf = async (folder: string) => {
    const model = open(folder);
    expect(await model.score(POSTS)).toBeNull();
    return (await model.state()).sentence;
  };

  test("is refused with the name of the file that is missing", async () => {
    expect(await sentenceOf("/nowhere/at/all")).toMatch(/There is no config.json in \/nowhere\/at\/all/);
    const folder = writeTinyModel();
    rmSync(join(folder, "model.onnx"));
    expect(await sentenceOf(folder)).toMatch(/There is no model.onnx/);
  });

  test("is refused when its labels do not say which is which", async () => {
    const folder = writeTinyModel(["negative", "neutral", "positive"], ["LABEL_0", "LABEL_1", "LABEL_2"]);
    expect(await sentenceOf(folder)).toMatch(/negative, neutral and positive; it has "LABEL_0", "LABEL_1", "LABEL_2"/);
    expect(await sentenceOf(writeTinyModel(["negative", "positive"]))).toMatch(/no label for neutral/);
  });

  test("is refused when the model gives another number of labels than its config names", async () => {
    const labels = ["very negative", "negative", "neutral", "positive"];
    expect(await sentenceOf(writeTinyModel(["negative", "neutral", "positive"], labels))).toMatch(/gives 3 numbers/);
  });

  test("is refused when the model's file is damaged", async () => {
    const folder = writeTinyModel();
    writeFileSync(join(folder, "model.onnx"), "not a model");
    expect(await sentenceOf(folder)).toMatch(/The built-in model judges in its place/);
  });
});
