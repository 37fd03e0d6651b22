import type { SourceKind } from "@tocsin/contract";
import { feedSource } from "./feed.ts";
import type { Source } from "./source.ts";

/** Every way to hear posts. A network is added by one more file here. */
export const sources: Record<SourceKind, Source> = {
  feed: feedSource,
  webhook: { kind: "webhook" },
  import: { kind: "import" },
};
