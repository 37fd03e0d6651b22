import { event } from "../../platform/jobs/jobs.ts";

/** Posts have been stored for the first time. `isHistory`: they are an archive, which teaches the bell but does not ring it. */
export const mentionsStored = event<{ workspaceId: string; mentionIds: number[]; isHistory: boolean }>(
  "mentions-stored",
);

/** Posts that were stored before have been delivered again, with more reactions than anybody had read. */
export const reactionsRead = event<{ workspaceId: string; mentionIds: number[] }>("reactions-read");

/** Stored posts have other words than before: what was read in them is to be read again. */
export const mentionsEdited = event<{ workspaceId: string; mentionIds: number[] }>("mentions-edited");
