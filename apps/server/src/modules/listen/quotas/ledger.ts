/** Whoever asks through one connection takes from the same quotas: one book for all of them, kept in step with the record. */
import type { Context } from "../../../context.ts";
import type { Db } from "../../../platform/db/database.ts";
import type { QuotaReading } from "../connectors/connector.ts";
import * as queries from "./queries.ts";
import * as rules from "./rules.ts";

type Owner = queries.Owner;
type Tools = Pick<Context, "db" | "clock">;

export interface Ledger {
  spend(quota: string, amount: number): boolean;
  believe(readings: readonly QuotaReading[]): void;
  /** Resolves when everything spent so far is on record. */
  settle(): Promise<void>;
}

interface Book {
  readonly uses: Map<string, rules.QuotaUse>;
  readers: number;
  /** Writes follow each other, so that an older count never lies over a newer one. */
  written: Promise<unknown>;
}

const booksOf = new WeakMap<Db, Map<string, Book>>();

export interface LedgerWish extends Owner {
  readonly quotas: readonly rules.Quota[];
  readonly isUrgent: () => boolean;
}

/** Opens the owner's book; `settle` closes it. */
export async function openLedger({ db, clock }: Tools, { quotas, isUrgent, ...owner }: LedgerWish): Promise<Ledger> {
  const book = await openBook(db, owner);
  const quotaOf = (name: string) => {
    const quota = quotas.find((one) => one.name === name);
    if (quota === undefined) throw new Error(`The manifest knows no quota called ${name}.`);
    return quota;
  };
  const write = (work: () => Promise<unknown>) => {
    book.written = book.written.then(work, work);
    // Whoever settles waits for it; until then nobody does.
    book.written.catch(() => undefined);
  };
  const keep = (quota: rules.Quota, use: rules.QuotaUse) => {
    book.uses.set(quota.name, use);
    write(() => queries.storeUse(db, owner, { quota: quota.name, use, at: clock.now() }));
  };
  return {
    spend(name, amount) {
      const quota = quotaOf(name);
      const now = clock.now();
      const use = rules.currentUse(quota, book.uses.get(name), now);
      if (!rules.maySpend(quota, use, { amount, isUrgent: isUrgent() })) return false;
      keep(quota, rules.spendFrom(use, amount));
      if (quota.unit === "USD") write(() => queries.addSpending(db, owner, { month: rules.monthOf(now), amount }));
      return true;
    },
    believe(readings) {
      for (const reading of readings) {
        const quota = quotaOf(reading.quota);
        keep(quota, rules.believe(quota, rules.currentUse(quota, book.uses.get(quota.name), clock.now()), reading));
      }
    },
    async settle() {
      await book.written.catch(() => undefined);
      book.readers -= 1;
      if (book.readers === 0) booksOf.get(db)?.delete(keyOf(owner));
      await book.written;
    },
  };
}

const keyOf = ({ workspaceId, ownerId }: Owner): string => `${workspaceId} ${ownerId}`;

async function openBook(db: Db, owner: Owner): Promise<Book> {
  const books = booksOf.get(db) ?? new Map<string, Book>();
  booksOf.set(db, books);
  const uses = await queries.listUses(db, owner);
  const book = books.get(keyOf(owner)) ?? { uses, readers: 0, written: Promise.resolve() };
  book.readers += 1;
  books.set(keyOf(owner), book);
  return book;
}
