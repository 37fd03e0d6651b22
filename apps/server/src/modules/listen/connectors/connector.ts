import type { ConnectorFailure, Manifest, SourceKind } from "@tocsin/contract";
import type { ResolveHost } from "../../../platform/hosts.ts";
import type { Outbound } from "../../../platform/outbound.ts";
import type { OpenSocket } from "../../../platform/socket.ts";

/**
 * A way to hear posts. Whatever the network, the rest of the way is the same: normalise, store once, hand over. A connector
 * reads and writes nothing of ours: it is asked, and answers with posts in the exchange format and with what it wants to
 * be reminded of, which are stored together. So a crash loses nothing and repeats nothing.
 */
export interface Connector {
  readonly kind: SourceKind;
  readonly manifest: Manifest;
  /** Which of the manifest's ways a source with these settings goes; all of them where this is absent. */
  readonly waysOf?: (settings: Readonly<Record<string, unknown>>) => Manifest["ways"];
  /** Asked by the clock. */
  readonly pull?: (ask: Ask) => Promise<Pulled>;
  /** Holds a connection open until it breaks or `ask.signal` ends it; the caller opens it again, with growing pauses. */
  readonly hold?: (ask: HoldAsk) => Promise<Ended>;
  /** Takes what the platform sends to the source's own address. */
  readonly receive?: (ask: Ask, delivery: Delivery) => Promise<Received>;
  /** One press: are the credentials good, and for what? Changes nothing at the platform. */
  readonly test?: (ask: Ask) => Promise<Tested>;
  /** Hides, deletes or answers one post. Attempted once; what became of it is sent, refused or unknown. */
  readonly moderate?: (ask: Ask, act: ModerationAct) => Promise<Outcome>;
  /** Looks whether an act of unknown outcome has happened; "unknown" when it cannot be told. Changes nothing. */
  readonly readBack?: (ask: Ask, act: ModerationAct) => Promise<"happened" | "not-happened" | "unknown">;
}

export interface Ask {
  readonly source: AskedSource;
  /** By the names of the manifest's credentials. */
  readonly credentials: Readonly<Record<string, string>>;
  readonly outbound: Outbound;
  readonly openSocket: OpenSocket;
  /** For protocols other than HTTP: connect to what it gives, never to the name. */
  readonly resolveHost: ResolveHost;
  readonly now: Date;
  readonly signal: AbortSignal;
  /**
   * Words and phrases of which every post that some watch may match holds at least one: what to search a network for.
   * Empty where a watch asks for posts of any words.
   */
  readonly terms: readonly string[];
  /** Whether some watch of the workspace matches the post: firehoses keep nothing else. */
  readonly isWanted: (post: PostLike) => boolean;
  /**
   * Takes from one of the manifest's quotas, before the call; false when it is spent, or when the rest is kept for
   * incident hours. A connector that is refused says `quota-spent`, and what it has so far.
   */
  readonly spend: (quota: string, amount: number) => boolean;
}

export interface AskedSource {
  readonly id: string;
  readonly name: string;
  readonly kind: SourceKind;
  readonly platform: string;
  /** The feed's or server's address as it was typed in; empty for the platform's own. */
  readonly address: string;
  /** Where the platform reaches us for this source: what to give as a callback. */
  readonly ownAddress: string;
  /** Known to us and whoever administers the source alone: to prove what is sent to `ownAddress`. */
  readonly ownSecret?: string;
  /** By the names of the manifest's settings. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly memory: Memory;
}

/** What a source wants to be reminded of: cursors, ids, entity tags. Empty at the first time. */
export type Memory = Readonly<Record<string, unknown>>;

/** A post in the exchange format, as far as filtering needs it; the rest is checked when it is stored. */
export interface PostLike {
  readonly text: string;
  readonly title?: string | undefined;
  readonly author?: { readonly handle: string } | undefined;
  readonly lang?: string | undefined;
  readonly url?: string | undefined;
}

/** What happened to a post after it was heard. The evidence is kept where the workspace's policy says so. */
export type Change =
  | {
      readonly kind: "edited";
      readonly platform: string;
      readonly externalId: string;
      readonly at: Date;
      readonly text: string;
    }
  | { readonly kind: "deleted"; readonly platform: string; readonly externalId: string; readonly at: Date };

/** What was heard at once, and is stored at once with the memory of having heard it. */
export interface Heard {
  /** In the exchange format; a bad one is left out and counted when it is stored. */
  readonly posts: readonly unknown[];
  readonly changes?: readonly Change[];
  readonly memory: Memory;
}

/** Why nothing was heard; the code has its words in the catalogues as `connector.failure.<code>`. */
export interface Failure {
  readonly code: FailureCode;
  /** English, for the log and the API: what the platform said. */
  readonly message: string;
  readonly notBefore?: Date;
  /** Asking again will not help until a person changes something. */
  readonly isFinal?: boolean;
}

export { connectorFailures as failureCodes } from "@tocsin/contract";
export type FailureCode = ConnectorFailure;

export type Pulled =
  /** `hasMore`: there is a backlog, ask again at once. */
  | ({
      readonly ok: true;
      readonly notBefore?: Date;
      readonly hasMore?: boolean;
      /** Asking more often than this brings nothing, says the publisher: a hint that an open incident may overrule. */
      readonly paceSeconds?: number;
      readonly quotas?: readonly QuotaReading[];
    } & Heard)
  | ({ readonly ok: false } & Failure);

/** What the platform itself says is left of a quota. */
export interface QuotaReading {
  readonly quota: string;
  readonly left: number;
  readonly resetsAt: Date | null;
}

export interface HoldAsk extends Ask {
  /** Resolves when stored: a connector waits for it, so that nobody is drowned. */
  readonly hear: (heard: Heard) => Promise<void>;
  /** The connection stands and is being read, even if nothing is said on it. */
  readonly alive: () => void;
}
export type Ended = { readonly ok: true } | ({ readonly ok: false } & Failure);

export interface Delivery {
  readonly method: "GET" | "POST";
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly body: Buffer;
}
/** What to store, then what to answer. A delivery that cannot be proved is answered and not stored. */
export interface Received {
  readonly heard: Heard | null;
  readonly answer: { readonly status: number; readonly body: string; readonly contentType?: string };
}

export type Tested =
  | {
      readonly ok: true;
      /** As whom the platform knows us. */
      readonly account: string;
      readonly scopes: readonly string[];
      readonly expiresAt: Date | null;
    }
  | ({ readonly ok: false } & Failure);

export interface ModerationAct {
  readonly act: "hide" | "unhide" | "hold" | "release" | "delete";
  readonly externalId: string;
  readonly url: string | null;
}
export type Outcome =
  | { readonly outcome: "sent" }
  | { readonly outcome: "refused"; readonly code: FailureCode; readonly message: string }
  /** No answer came: it may have happened. Read back, never blindly repeated. */
  | { readonly outcome: "unknown"; readonly message: string };
