import { event } from "../../platform/jobs/jobs.ts";

/** Posts have been read and matched. `watchIds`: the watches that see at least one of them. */
export const mentionsUnderstood = event<{
  workspaceId: string;
  mentionIds: number[];
  watchIds: string[];
  isHistory: boolean;
}>("mentions-understood");

/** Everything a watch sees has been matched anew: its counts and its memory of the usual are void. */
export const sightingsReplaced = event<{ workspaceId: string; watchId: string }>("sightings-replaced");

/** Posts that a watch sees, or saw, are read otherwise: what was counted in these minutes is to be counted again. */
export const sightingsMoved = event<{ workspaceId: string; watchId: string; minutes: string[] }>("sightings-moved");
