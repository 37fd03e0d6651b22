import type { Ask } from "../connector.ts";
import type { FeedDocument } from "./entry.ts";
import { fetchFeed } from "./fetch.ts";
import { readFeedDocument } from "./read.ts";
import { choosePartsToRead } from "./sitemap.ts";

/** By the address of a part: when it had been changed last, so that only what changed is fetched again. */
type PartMemory = Record<string, number>;

const MOST_PARTS = 4;

/** The sitemaps that an index names, as far as news may stand in them. One that cannot be read now is tried again. */
export async function readParts(
  { parts = [] }: FeedDocument,
  { source, outbound }: Ask,
): Promise<{ documents: FeedDocument[]; memory: PartMemory | null }> {
  if (parts.length === 0) return { documents: [], memory: null };
  const known = (source.memory.parts ?? {}) as PartMemory;
  const memory: PartMemory = {};
  const documents: FeedDocument[] = [];
  for (const { address, modified } of choosePartsToRead(parts, MOST_PARTS)) {
    const isKnown = modified !== null && known[address] === modified;
    const answer = isKnown ? null : await fetchFeed(outbound, address);
    const document =
      answer?.status === 200 ? readFeedDocument({ ...answer, contentType: answer.headers["content-type"] }) : null;
    if (document !== null) documents.push(document);
    if (modified !== null && (isKnown || document !== null)) memory[address] = modified;
  }
  return { documents, memory };
}
