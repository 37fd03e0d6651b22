/** What has been corrected, by id: correcting the same post again replaces what was said first. */
export interface Kept<T extends { readonly id: string }> {
  put(entry: T): void;
  /** Whether there was anything to forget. */
  drop(id: string): boolean;
  list(): readonly T[];
  /** Grows with every change. */
  readonly edition: number;
}

export function createKept<T extends { readonly id: string }>(): Kept<T> {
  const entries = new Map<string, T>();
  let edition = 0;
  return {
    put(entry) {
      entries.delete(entry.id);
      entries.set(entry.id, entry);
      edition += 1;
    },
    drop(id) {
      const isKnown = entries.delete(id);
      if (isKnown) edition += 1;
      return isKnown;
    },
    list: () => [...entries.values()],
    get edition() {
      return edition;
    },
  };
}

/** `make()` again only when `edition()` has moved. */
export function rememberByEdition<T>(edition: () => number, make: () => T): () => T {
  let made: { edition: number; value: T } | undefined;
  return () => {
    const current = edition();
    if (made?.edition !== current) made = { edition: current, value: make() };
    return made.value;
  };
}
