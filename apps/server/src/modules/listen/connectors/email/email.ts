import type { ImapFlow } from "imapflow";
import type { Ask, Connector, Ended, HoldAsk, Pulled, Tested } from "../connector.ts";
import { explainMail, type Fetched, fetchLetters, folderOf, openMailbox, type Place, readPlace } from "./mailbox.ts";
import { emailManifest } from "./manifest.ts";
import { readLetter } from "./read.ts";

/** Letters to an inbox of one's own, over IMAP: told at once where the server can (IDLE), else asked for by the clock. */
export const email: Connector = {
  kind: "email",
  manifest: emailManifest,
  waysOf: ({ waits }) => (waits === false ? ["pull"] : ["hold"]),
  pull: pullLetters,
  hold: holdMailbox,
  test: testMailbox,
};

async function pullLetters(ask: Ask): Promise<Pulled> {
  return inMailbox(ask, async (client) => {
    const fetched = await fetchLetters(client, readPlace(ask.source.memory));
    return { ok: true, posts: await postsOf(ask, fetched), memory: { ...fetched.place }, hasMore: fetched.hasMore };
  });
}

async function testMailbox(ask: Ask): Promise<Tested> {
  return inMailbox(ask, async () => ({
    ok: true,
    account: ask.credentials.user ?? "",
    scopes: ["read"],
    expiresAt: null,
  }));
}

async function inMailbox<T>(ask: Ask, work: (client: ImapFlow) => Promise<T>) {
  let client: ImapFlow | undefined;
  try {
    client = await openMailbox(ask);
    await client.mailboxOpen(folderOf(ask), { readOnly: true });
    return await work(client);
  } catch (error) {
    return explainMail(error);
  } finally {
    client?.close();
  }
}

async function postsOf(ask: Ask, { letters }: Fetched): Promise<Record<string, unknown>[]> {
  const view = { now: ask.now, keepsAutomatic: ask.source.settings.keepAutomatic === true };
  const posts: Record<string, unknown>[] = [];
  // One after another: a large letter is large in memory while it is read.
  for (const letter of letters) {
    const post = await readLetter(letter, view);
    if (post !== null) posts.push(post);
  }
  return posts;
}

/** A server may forget to tell: it is asked at least so often. */
const ASK_ANYWAY_MS = 9 * 60_000;

/** Reads what is there, then waits to be told of more, until the connection breaks or nobody listens any more. */
async function holdMailbox(ask: HoldAsk): Promise<Ended> {
  return inMailbox(ask, async (client): Promise<Ended> => {
    const bell = new Bell(client, ask.signal);
    let place = readPlace(ask.source.memory);
    while (!ask.signal.aborted) {
      place = await hearAll(ask, client, place);
      ask.alive();
      await bell.wait();
    }
    return { ok: true };
  });
}

async function hearAll(ask: HoldAsk, client: ImapFlow, from: Place | null): Promise<Place> {
  let place = from;
  for (;;) {
    const fetched = await fetchLetters(client, place);
    const isNews = fetched.letters.length > 0 || place?.uidValidity !== fetched.place.uidValidity;
    if (isNews)
      await ask.hear({ posts: await postsOf({ ...ask, now: new Date() }, fetched), memory: { ...fetched.place } });
    place = fetched.place;
    if (!fetched.hasMore || ask.signal.aborted) return place;
  }
}

/** Rings when letters came, also when they came while nobody waited. */
class Bell {
  readonly #client: ImapFlow;
  readonly #signal: AbortSignal;
  #hasRung = false;
  #wake: () => void = () => undefined;

  constructor(client: ImapFlow, signal: AbortSignal) {
    this.#client = client;
    this.#signal = signal;
    const ring = () => {
      this.#hasRung = true;
      this.#wake();
    };
    client.on("exists", ring);
    client.on("close", ring);
    signal.addEventListener("abort", ring);
  }

  async wait(): Promise<void> {
    if (!this.#hasRung && !this.#signal.aborted) await this.#idle();
    this.#hasRung = false;
  }

  /** IDLE ends by itself as soon as the next command is sent. */
  async #idle(): Promise<void> {
    const woken = new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    const timer = setTimeout(() => this.#wake(), ASK_ANYWAY_MS);
    const broken = this.#client.idle().then(
      () => woken,
      () => undefined,
    );
    await Promise.race([woken, broken]);
    clearTimeout(timer);
  }
}
