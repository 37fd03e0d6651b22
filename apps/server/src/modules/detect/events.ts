import { event } from "../../platform/jobs/jobs.ts";

/** An episode has opened, grown enough to be said again, or ended. */
export const episodeChanged = event<{
  workspaceId: string;
  episodeId: string;
  change: "opened" | "escalated" | "closed";
}>("episode-changed");
