import { type Caller, callApi } from "../api.ts";
import { fieldsOf, listOf } from "../payload.ts";
import { type Author, type BlueskyPost, readAuthor } from "./read.ts";

const MOST_KEPT = 20_000;
const MOST_AT_ONCE = 25;
const FORGOTTEN_AFTER_MS = 6 * 3_600_000;
/** A directory that does not answer must not hold posts up. */
const TIMEOUT_MS = 5_000;
const TROUBLE_MS = 60_000;

interface Kept {
  readonly author: Author;
  readonly at: number;
}

/** The stream names authors by number only; their names are looked up for the posts that are kept, and remembered. */
export class Authors {
  /** In the order they were last written: the first is the first to go. */
  readonly #kept = new Map<string, Kept>();
  readonly #caller: Caller;
  readonly #service: string;
  #quietUntil = 0;

  constructor(caller: Caller, service: string) {
    this.#caller = caller;
    this.#service = service;
  }

  /** As far as known without asking. */
  find(did: string): Author {
    return this.#kept.get(did)?.author ?? { did, handle: did };
  }

  rename(did: string, handle: string): void {
    const known = this.#kept.get(did);
    if (known !== undefined) this.#keep({ ...known.author, handle });
  }

  /** Puts names to the numbers; where the directory is silent, the number stays. */
  async name(posts: readonly BlueskyPost[]): Promise<readonly BlueskyPost[]> {
    const unknown = [...new Set(posts.map(({ author }) => author.did))].filter((did) => !this.#isFresh(did));
    for (let at = 0; at < unknown.length && Date.now() >= this.#quietUntil; at += MOST_AT_ONCE)
      await this.#lookUp(unknown.slice(at, at + MOST_AT_ONCE));
    return posts.map((post) => ({ ...post, author: this.find(post.author.did) }));
  }

  #isFresh(did: string): boolean {
    const kept = this.#kept.get(did);
    return kept !== undefined && Date.now() - kept.at < FORGOTTEN_AFTER_MS;
  }

  async #lookUp(dids: readonly string[]): Promise<void> {
    const query = new URLSearchParams(dids.map((did): [string, string] => ["actors", did]));
    const address = `${this.#service}/xrpc/app.bsky.actor.getProfiles?${query}`;
    const answer = await callApi(this.#caller, address, { timeoutMilliseconds: TIMEOUT_MS });
    if (!answer.ok) {
      this.#quietUntil = Date.now() + TROUBLE_MS;
      return;
    }
    // Accounts that are gone are not in the answer; they are not asked for again at each of their posts.
    for (const did of dids) this.#keep(this.find(did));
    for (const profile of listOf(fieldsOf(answer.json).profiles)) {
      const author = readAuthor(profile);
      if (author !== null) this.#keep(author);
    }
  }

  #keep(author: Author): void {
    this.#kept.delete(author.did);
    this.#kept.set(author.did, { author, at: Date.now() });
    if (this.#kept.size > MOST_KEPT) this.#kept.delete(this.#kept.keys().next().value!);
  }
}
