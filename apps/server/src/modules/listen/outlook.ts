import type { Context } from "../../context.ts";

/** What the stages after this one know and listening must heed; without them every hour is an ordinary one. */
export interface Outlook {
  /** Whether an incident is open or an alert of a crisis stands: quotas may be spent to their end then, and pauses are short. */
  isUrgent(workspaceId: string): Promise<boolean>;
  /** Sources that bring less than they usually do, with since when. */
  listSilent(workspaceId: string): Promise<ReadonlyMap<string, Date>>;
}

export interface Listening extends Context {
  readonly outlook?: Outlook;
}

export const isUrgent = async ({ outlook }: Listening, workspaceId: string): Promise<boolean> =>
  (await outlook?.isUrgent(workspaceId)) ?? false;
