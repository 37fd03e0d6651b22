import { type ChildProcess, fork } from "node:child_process";
import type { SentimentScores } from "@tocsin/text";
import { z } from "zod";

/** How long the process may take, in milliseconds, before it is taken for dead. */
export interface Patience {
  readonly startMs: number;
  readonly answerMs: number;
}

const message = z.union([
  z.object({ state: z.literal("ready") }),
  z.object({ state: z.literal("broken"), sentence: z.string() }),
  z.object({ number: z.number(), scores: z.array(z.tuple([z.number(), z.number(), z.number()])) }),
  z.object({ number: z.number(), failed: z.string() }),
]);
type Message = z.infer<typeof message>;

/** The folder is at fault: starting again helps only after somebody has mended it. */
export class BrokenFolder extends Error {}

type Scores = readonly SentimentScores[];

interface Waiting {
  readonly resolve: (scores: Scores) => void;
  readonly reject: (error: Error) => void;
}

/** One run of the model's process. Every promise it gives is settled: by an answer, by its end, or by impatience. */
export class ModelProcess {
  private readonly child: ChildProcess;
  private readonly waiting = new Map<number, Waiting>();
  private readonly patience: Patience;
  private started = 0;
  private sentence: string | undefined;
  private readonly ended: Promise<void>;
  /** Settled when the model is loaded, or with the reason why it is not. */
  readonly ready: Promise<unknown>;

  constructor(program: string, folder: string, patience: Patience) {
    this.patience = patience;
    this.child = fork(program, [folder], { execArgv: [], stdio: ["ignore", "ignore", "ignore", "ipc"] });
    this.ended = new Promise((resolve) => this.child.once("exit", () => resolve()));
    this.ready = this.await(START, patience.startMs);
    this.child.on("message", (said) => this.hearAny(said));
    this.child.on("error", (error) => this.fail(error));
    this.child.on("exit", (code, signal) => this.fail(this.reasonOfEnd(code, signal)));
  }

  /** Scores of `texts` in their order. */
  async ask(texts: readonly string[]): Promise<Scores> {
    this.started += 1;
    const answer = this.await(this.started, this.patience.answerMs);
    this.child.send({ number: this.started, texts }, (error) => error && this.fail(error));
    const scores = await answer;
    if (scores.length !== texts.length)
      throw new Error(`The model answered ${scores.length} of ${texts.length} texts.`);
    return scores;
  }

  async end(): Promise<void> {
    this.child.kill("SIGKILL");
    await this.ended;
  }

  private await(number: number, patienceMs: number): Promise<Scores> {
    const answer = new Promise<Scores>((resolve, reject) => this.waiting.set(number, { resolve, reject }));
    const late = setTimeout(() => {
      this.fail(new Error(`The model gave no answer in ${patienceMs / 1000} seconds.`));
      this.child.kill("SIGKILL");
    }, patienceMs);
    // Whoever asked hears of a failure; nobody has asked for the start yet when that fails.
    answer.finally(() => clearTimeout(late)).catch(() => undefined);
    return answer;
  }

  /** What another program says is not to be trusted; a model without an answer says NaN. */
  private hearAny(said: unknown): void {
    const read = message.safeParse(said);
    if (read.success) this.hear(read.data);
    else this.fail(new Error("The model's process said something that is no answer."));
  }

  private hear(said: Message): void {
    if ("state" in said) {
      if (said.state === "ready") this.settle(START)?.resolve([]);
      else this.sentence = said.sentence;
    } else if ("scores" in said) this.settle(said.number)?.resolve(said.scores.map(asScores));
    else this.settle(said.number)?.reject(new Error(said.failed));
  }

  private settle(number: number): Waiting | undefined {
    const waiting = this.waiting.get(number);
    this.waiting.delete(number);
    return waiting;
  }

  private fail(error: Error): void {
    for (const number of [...this.waiting.keys()]) this.settle(number)?.reject(error);
  }

  private reasonOfEnd(code: number | null, signal: string | null): Error {
    if (this.sentence !== undefined) return new BrokenFolder(this.sentence);
    return new Error(`The model's process ended ${signal === null ? `with code ${code}` : `by ${signal}`}.`);
  }
}

const START = 0;

const asScores = ([negative, neutral, positive]: readonly [number, number, number]): SentimentScores => ({
  negative,
  neutral,
  positive,
});
