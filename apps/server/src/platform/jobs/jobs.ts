/**
 * Hand-over between stages, schedules and deliveries: pg-boss, in the product's own database.
 *
 * Two properties carry the product. An event is sent inside the transaction that caused it, so it exists exactly when its
 * cause does. And a hand-over is worked in a transaction that also marks it done, so a crash undoes both: the writes of a
 * stage happen once, however often its job is started. Work that touches the outside world (mail, webhooks, feeds) is not
 * transactional: it may run twice, and its own record says what has been tried.
 */
import { PgBoss } from "pg-boss";
import { type Db, databaseOver } from "../db/database.ts";
import type { Logger } from "../log.ts";
import { freeOrphans, isWorkedOn, runRaw, settle } from "./queries.ts";

/** An event that a stage tells to the stages after it. `T` is its payload. */
export interface Event<T extends object> {
  readonly name: string;
  readonly payload?: T;
}
export const event = <T extends object>(name: string): Event<T> => ({ name });

/** Work after an event, in one transaction with its completion. */
export interface HandOver {
  readonly kind: "hand-over";
  readonly queue: string;
  readonly on: string;
  readonly work: (db: Db, payload: never) => Promise<void>;
}
/** Work at the world outside: retried with growing pauses, at most `attempts` times. */
export interface Errand {
  readonly kind: "errand";
  readonly queue: string;
  readonly attempts: number;
  /** At most one waits per key: asking again for what waits already adds nothing. */
  readonly isKeyed: boolean;
  readonly work: (payload: never) => Promise<void>;
}
/** Work by the clock, at most once per tick across all processes. */
export interface Routine {
  readonly kind: "routine";
  readonly queue: string;
  readonly cron: string;
  readonly work: () => Promise<void>;
}
export type Job = HandOver | Errand | Routine;

export const handOver = <T extends object>(
  queue: string,
  on: Event<T>,
  work: (db: Db, payload: T) => Promise<void>,
): HandOver => ({
  kind: "hand-over",
  queue,
  on: on.name,
  work: work as HandOver["work"],
});
export const errand = <T extends object>(
  queue: string,
  attempts: number,
  work: (payload: T) => Promise<void>,
): Errand => ({
  kind: "errand",
  queue,
  attempts,
  isKeyed: false,
  work: work as Errand["work"],
});
export const keyedErrand = <T extends object>(...given: Parameters<typeof errand<T>>): Errand => ({
  ...errand(...given),
  isKeyed: true,
});
export const routine = (queue: string, cron: string, work: () => Promise<void>): Routine => ({
  kind: "routine",
  queue,
  cron,
  work,
});

export interface Jobs {
  /** Tells every stage that listens, when and only when the transaction of `db` commits. */
  emit<T extends object>(db: Db, event: Event<T>, payload: T): Promise<void>;
  /** Sends one errand. `key` keeps a second one out while the first still waits. */
  send(
    db: Db,
    queue: string,
    payload: object,
    options?: { key?: string; startAfter?: Date; attempts?: number },
  ): Promise<void>;
  start(jobs: readonly Job[]): Promise<void>;
  /** Resolves when nothing waits or runs inside the product: for tests and imports. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

const HAND_OVER_RETRIES = 5;
const POLL_SECONDS = 0.5;
/** Notices wake the workers at once; polling catches what was due later, and what a lost notice would have said. */
const PACE = {
  batchSize: 1,
  pollingIntervalSeconds: POLL_SECONDS,
  notifyPollingIntervalSeconds: POLL_SECONDS,
  burstWhenBatchFull: true,
} as const;
const IN_TRANSACTION = { ...PACE, transactional: true } as const;
/** A large import or a re-match of everything stored takes its time; what a killed process held is freed at the next start. */
const LONGEST_WORK_SECONDS = 6 * 3_600;
const KEEP_DONE_SECONDS = 3_600;
const ADMIN_SHUTDOWN = "57P01";

export function createJobs(url: string, db: Db, log: Logger): Jobs {
  const boss = new PgBoss({ connectionString: url, schema: "jobs", max: 8, useListenNotify: true });
  let isStopping = false;
  // The embedded database goes down right after the queue, and may cut connections that the pool is still letting go.
  const isFarewell = (error: Error) => isStopping && "code" in error && error.code === ADMIN_SHUTDOWN;
  boss.on("error", (error) => isFarewell(error) || log.error({ err: error }, "job queue"));
  const listeners = new Map<string, string[]>();
  /** Queues whose work stays inside the product. */
  const inner: string[] = [];

  const over = (on: Db) => ({ executeSql: (text: string, values?: unknown[]) => runRaw(on, text, values) });

  async function createQueue(job: Job): Promise<void> {
    const retryLimit = job.kind === "hand-over" ? HAND_OVER_RETRIES : job.kind === "errand" ? job.attempts - 1 : 0;
    const policy = job.kind === "routine" || (job.kind === "errand" && job.isKeyed) ? "short" : "standard";
    const options = {
      retryLimit,
      retryDelay: 2,
      retryBackoff: true,
      notify: true,
      expireInSeconds: LONGEST_WORK_SECONDS,
      deleteAfterSeconds: KEEP_DONE_SECONDS,
    };
    await boss.createQueue(job.queue, { ...options, policy });
  }

  async function startJob(job: Job): Promise<void> {
    if (job.kind === "hand-over") {
      await boss.work(job.queue, IN_TRANSACTION, async (batch, tx) => {
        for (const { data } of batch) await job.work(databaseOver(tx), data as never);
      });
      return;
    }
    if (job.kind === "routine") await boss.schedule(job.queue, job.cron, {}, { tz: "UTC" });
    const localConcurrency = job.kind === "errand" ? 4 : 1;
    await boss.work<never>(job.queue, { ...PACE, localConcurrency }, async ([one]) => {
      await job.work((one as { data: never }).data);
    });
  }

  return {
    async emit(on, { name }, payload) {
      for (const queue of listeners.get(name) ?? []) await boss.send(queue, payload, { db: over(on) });
    },
    async send(on, queue, payload, { key, startAfter } = {}) {
      const options = { db: over(on), ...(key && { singletonKey: key }), ...(startAfter && { startAfter }) };
      await boss.send(queue, payload, options);
    },
    async start(jobs) {
      const isAlone = !(await isWorkedOn(db));
      await boss.start();
      // Two processes that start together may free each other's jobs: a completion counts only for who still holds the job.
      if (isAlone) await freeOrphans(db);
      for (const job of jobs) {
        await createQueue(job);
        if (job.kind === "hand-over" || (job.kind === "errand" && job.isKeyed)) inner.push(job.queue);
        if (job.kind !== "hand-over") continue;
        listeners.set(job.on, [...(listeners.get(job.on) ?? []), job.queue]);
      }
      for (const job of jobs) await startJob(job);
    },
    settle: () => settle(db, inner),
    stop() {
      isStopping = true;
      return boss.stop({ graceful: true, timeout: 10_000, close: true });
    },
  };
}
