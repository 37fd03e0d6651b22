import { Platform, type Received, type Reply, replyText, type Verdict } from "../receivers/platform.ts";

export interface ToldItem {
  readonly id: number;
  readonly [field: string]: unknown;
}

/** The site's public items as its Firebase interface serves them: numbered, `null` where there is none. */
export class HackerNewsLike extends Platform<never> {
  readonly items = new Map<number, ToldItem>();
  /** Numbered, but not to be read yet. */
  readonly late = new Set<number>();
  updates: readonly number[] = [];
  last = 1_000;

  add(fields: Readonly<Record<string, unknown>>): ToldItem {
    const item = { id: ++this.last, type: "comment", by: "maria", time: 1_772_438_400, parent: 1, ...fields };
    this.items.set(item.id, item);
    return item;
  }

  change(id: number, fields: Readonly<Record<string, unknown>>): void {
    this.items.set(id, { ...this.items.get(id), ...fields, id });
    this.updates = [id, ...this.updates];
  }

  protected judge({ url: { pathname } }: Received): Verdict<never> {
    return { reply: this.#answer(pathname) };
  }

  #answer(pathname: string): Reply {
    if (pathname === "/v0/maxitem.json") return json(this.last);
    if (pathname === "/v0/updates.json") return json({ items: this.updates, profiles: [] });
    const id = Number(/^\/v0\/item\/(\d+)\.json$/.exec(pathname)?.[1] ?? Number.NaN);
    if (Number.isNaN(id)) return { ...replyText(401, '{"error":"Permission denied"}') };
    return json(this.late.has(id) ? null : (this.items.get(id) ?? null));
  }
}

const json = (value: unknown): Reply => ({
  status: 200,
  headers: { "content-type": "application/json; charset=utf-8" },
  body: JSON.stringify(value),
});
