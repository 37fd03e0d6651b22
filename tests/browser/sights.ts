import type { Name, Say } from "./catalogue.ts";
import type { Filled } from "./filled.ts";

/** A page to look at: where it is, and the heading that proves it is there. */
export interface Sight {
  readonly name: string;
  readonly path: (filled: Filled) => string;
  /** A catalogue id; absent where the heading is what people wrote. */
  readonly heading?: string;
}

const tabs = (place: string, keys: readonly string[], heading: string): Sight[] =>
  keys.map((key) => ({ name: `${place}-${key}`, path: () => `/${place}/${key}`, heading }));

/** Every page behind the door. */
export const sights: readonly Sight[] = [
  { name: "watch", path: () => "/", heading: "detect.title" },
  { name: "watch-one", path: ({ watchId }) => `/watch/${watchId}` },
  { name: "mentions", path: () => "/mentions", heading: "shell.nav.mentions" },
  ...tabs("insights", ["share", "compare", "narratives", "people", "rising", "learning"], "shell.nav.insights"),
  { name: "narrative", path: ({ narrativeId }) => `/insights/narratives/${narrativeId}` },
  { name: "alerts", path: () => "/alerts", heading: "alert.title" },
  { name: "alert", path: ({ alertId }) => `/alerts/${alertId}` },
  { name: "incidents", path: () => "/incidents", heading: "respond.title" },
  { name: "incident", path: ({ incidentId }) => `/incidents/${incidentId}` },
  { name: "publish", path: () => "/publish", heading: "publish.title" },
  { name: "statement", path: ({ draftId }) => `/publish/${draftId}` },
  { name: "statement-published", path: ({ publishedId }) => `/publish/${publishedId}` },
  { name: "review", path: () => "/review", heading: "review.title" },
  { name: "review-one", path: ({ closedIncidentId }) => `/review/${closedIncidentId}` },
  ...tabs("prepare", ["brands", "watches", "sources", "playbooks", "contacts"], "prepare.title"),
  ...tabs("settings", ["me", "members", "keys", "bells", "escalation", "outlets", "audit"], "shell.nav.settings"),
];

export const headingOf = ({ heading }: Sight, say: Say): Name => (heading === undefined ? /./ : say(heading));
