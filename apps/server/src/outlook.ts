/** What listening heeds of the stages after it, which it may not know: here everybody knows everybody. */
import type { Context } from "./context.ts";
import { listActiveAlerts } from "./modules/alert/index.ts";
import { listSilences } from "./modules/detect/index.ts";
import type { Listening } from "./modules/listen/index.ts";
import { listIncidents } from "./modules/respond/index.ts";

export function withOutlook(context: Context): Listening {
  const { db, clock } = context;
  return {
    ...context,
    outlook: {
      async isUrgent(workspaceId) {
        const [incident] = await listIncidents(db, workspaceId, { state: "active", before: null, limit: 1 });
        if (incident !== undefined) return true;
        return (await listActiveAlerts(db, workspaceId)).some(({ kind }) => kind === "crisis");
      },
      async listSilent(workspaceId) {
        const now = clock.now();
        const silences = await listSilences(db, workspaceId, { from: now, to: new Date(now.getTime() + 1) });
        return new Map(silences.map((row) => [row.source_id, row.from_at]));
      },
    },
  };
}
