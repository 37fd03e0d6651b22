import type { SourceKind } from "@tocsin/contract";
import type { Outbound } from "../../../platform/outbound.ts";
import type { SourceRow } from "../queries.ts";

/**
 * A way to hear posts. A pulling source is asked by the clock and answers with posts in the exchange format; a pushing one
 * brings them by itself and has no `pull`. Whatever the network, the rest of the way is the same: normalise, store once,
 * hand over.
 */
export interface Source {
  readonly kind: SourceKind;
  readonly pull?: (ask: Ask) => Promise<Pulled>;
}

export interface Ask {
  readonly row: SourceRow;
  readonly outbound: Outbound;
  readonly now: Date;
}

export type Pulled =
  | { readonly ok: true; readonly posts: readonly unknown[]; readonly memory: Memory; readonly notBefore?: Date }
  /** `isFinal`: asking again will not help until a person changes something. */
  | {
      readonly ok: false;
      readonly code: string;
      readonly message: string;
      readonly notBefore?: Date;
      readonly isFinal?: boolean;
    };

/** What a source wants to be reminded of at the next pull. */
export interface Memory {
  readonly etag: string | null;
  readonly lastModified: string | null;
}
