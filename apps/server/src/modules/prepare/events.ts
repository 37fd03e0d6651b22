import { event } from "../../platform/jobs/jobs.ts";

/** A watch is new, has another query, or is gone: what was counted for it must be counted again. */
export const watchChanged = event<{ workspaceId: string; watchId: string; change: "stored" | "deleted" }>(
  "watch-changed",
);
