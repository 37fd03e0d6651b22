import { useTimes } from "../../ui/kit/times.ts";
import { useSay } from "../../ui/say.ts";
import { useNow } from "../../ui/time.tsx";
import { minutesBetween } from "./clock.ts";

/** How long it has been open, or how long it took. */
export function IncidentClock({ incident }: { incident: { openedAt: string; closedAt: string | null } }) {
  const say = useSay();
  const { span } = useTimes();
  const now = new Date(useNow());
  const time = span(minutesBetween(incident.openedAt, incident.closedAt ?? now));
  return say(incident.closedAt === null ? "respond.running" : "respond.took", { time });
}
