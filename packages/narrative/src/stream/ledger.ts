import type { NarrativeLink } from "./narrative.ts";

/** Links seen between narratives, the latest confirmed last; the oldest go when there are too many. */
const MOST_LINKS = 5000;

export type LinkEntry = { -readonly [Key in keyof NarrativeLink]: NarrativeLink[Key] };

export class LinkLedger {
  private readonly entries = new Map<string, LinkEntry>();

  constructor(entries: readonly LinkEntry[] = []) {
    for (const entry of entries) this.entries.set(keyOf(entry), { ...entry });
  }

  note(link: Omit<NarrativeLink, "posts">): void {
    const key = keyOf(link);
    const known = this.entries.get(key);
    this.entries.delete(key);
    this.entries.set(key, { ...(known ?? link), posts: (known?.posts ?? 0) + 1 });
    if (this.entries.size > MOST_LINKS) this.entries.delete(this.entries.keys().next().value!);
  }

  /**
   * Links whose ends `survivor` still knows, under the ids it gives; those that fell together are summed or dropped. One
   * reply, or one post between two narratives, links nothing yet; one denial does.
   */
  list(survivor: (id: string) => string | null): NarrativeLink[] {
    const joined = new Map<string, LinkEntry>();
    for (const entry of this.entries.values()) {
      const [from, to] = [survivor(entry.from), survivor(entry.to)];
      if (from === null || to === null || from === to) continue;
      const link = { ...entry, from, to };
      const known = joined.get(keyOf(link));
      if (known === undefined) joined.set(keyOf(link), link);
      else known.posts += link.posts;
    }
    const shown = [...joined.values()].filter(
      ({ kind, because, posts }) => posts > 1 || (kind !== "same-event" && because.length > 0),
    );
    return shown.sort((a, b) => b.posts - a.posts || (keyOf(a) < keyOf(b) ? -1 : 1));
  }

  snapshot(): LinkEntry[] {
    return [...this.entries.values()].map((entry) => ({ ...entry }));
  }
}

function keyOf({ kind, from, to }: Pick<NarrativeLink, "kind" | "from" | "to">): string {
  return `${kind}\n${from}\n${to}`;
}
