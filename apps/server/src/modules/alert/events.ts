import { event } from "../../platform/jobs/jobs.ts";

/** People are told of an alert: it rings, has grown, or is over. */
export const alertChanged = event<{ workspaceId: string; alertId: string; change: "opened" | "escalated" | "closed" }>(
  "alert-changed",
);
