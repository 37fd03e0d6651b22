/**
 * The operator's own sentiment model in the place of the built-in one.
 *
 * It runs in a process of its own: a native runtime that crashes or fills the memory ends that process and not the product,
 * and one that hangs can be ended. No post waits for it in vain: whenever it cannot answer, `score` gives null and the
 * built-in model judges. After a failure it rests, longer each time, before it is started again.
 */
import type { SentimentScores } from "@tocsin/text";
import type { Logger } from "../../../platform/log.ts";
import { BrokenFolder, ModelProcess, type Patience } from "./modelProcess.ts";

export interface OwnModelSettings extends Patience {
  /** Of the model: model.onnx, tokenizer.json, config.json. */
  readonly folder: string;
  /** The program that runs it. */
  readonly program: string;
  readonly firstRestMs: number;
}

export interface OwnModelState {
  readonly isReady: boolean;
  /** What is the matter, and what to do. */
  readonly sentence: string;
}

export interface OwnModel {
  /** Sentiment of `texts` in their order; null where the model cannot say. Never throws. */
  score(texts: readonly string[]): Promise<readonly SentimentScores[] | null>;
  /** Waits until it has started or failed to. */
  state(): Promise<OwnModelState>;
  stop(): Promise<void>;
}

export const PATIENCE: Omit<OwnModelSettings, "folder" | "program"> = {
  startMs: 60_000,
  answerMs: 30_000,
  firstRestMs: 1_000,
};

/** Posts that go through the model together. Longer rows of unequal posts are mostly padding. */
const BATCH = 32;
const REST_GROWTH = 4;
const LONGEST_REST_MS = 5 * 60_000;

export function createOwnModel(settings: OwnModelSettings, log: Logger): OwnModel {
  return new RestingModel(settings, log);
}

class RestingModel implements OwnModel {
  private readonly settings: OwnModelSettings;
  private readonly log: Logger;
  private running: ModelProcess | undefined;
  private rest: { readonly until: number; readonly ms: number } | undefined;
  private trouble = "";
  private isStopped = false;
  /** One batch at a time: two at once would take turns on the same cores. */
  private turn: Promise<unknown> = Promise.resolve();

  constructor(settings: OwnModelSettings, log: Logger) {
    this.settings = settings;
    this.log = log;
  }

  score(texts: readonly string[]): Promise<readonly SentimentScores[] | null> {
    const scored = this.turn.then(() => this.scoreNow(texts));
    this.turn = scored;
    return scored;
  }

  async state(): Promise<OwnModelState> {
    const running = await this.turn.then(() => this.open());
    return running === undefined
      ? { isReady: false, sentence: `${this.trouble} The built-in model judges in its place.` }
      : { isReady: true, sentence: `The model in ${this.settings.folder} judges sentiment.` };
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    await this.running?.end();
  }

  private async scoreNow(texts: readonly string[]): Promise<readonly SentimentScores[] | null> {
    const running = await this.open();
    if (running === undefined) return null;
    const scores: SentimentScores[] = [];
    try {
      for (let at = 0; at < texts.length; at += BATCH) scores.push(...(await running.ask(texts.slice(at, at + BATCH))));
    } catch (error) {
      await this.giveUp(error as Error);
      return null;
    }
    this.rest = undefined;
    return scores;
  }

  /** The running process, started where it is not; absent while it rests. */
  private async open(): Promise<ModelProcess | undefined> {
    if (this.isStopped || (this.rest && performance.now() < this.rest.until)) return undefined;
    const { program, folder } = this.settings;
    this.running ??= new ModelProcess(program, folder, this.settings);
    try {
      await this.running.ready;
      return this.running;
    } catch (error) {
      await this.giveUp(error as Error);
      return undefined;
    }
  }

  private async giveUp(error: Error): Promise<void> {
    const ended = this.running;
    this.running = undefined;
    await ended?.end();
    if (this.isStopped) return;
    const grown = this.rest === undefined ? this.settings.firstRestMs : this.rest.ms * REST_GROWTH;
    const ms = error instanceof BrokenFolder ? LONGEST_REST_MS : Math.min(LONGEST_REST_MS, grown);
    this.rest = { until: performance.now() + ms, ms };
    this.trouble = error.message;
    this.log.error({ folder: this.settings.folder, trouble: error.message }, "own sentiment model out of work");
  }
}
