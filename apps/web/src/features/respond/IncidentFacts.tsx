import { Bidi } from "../../ui/Bidi.tsx";
import { useTimes } from "../../ui/kit/times.ts";
import { AppLink } from "../../ui/links.tsx";
import { useSay } from "../../ui/say.ts";
import { IncidentClock } from "./IncidentClock.tsx";
import type { Incident } from "./useIncident.ts";

/** One line: number, kind, since when, how long, and where it came from. */
export function IncidentFacts({ incident }: { incident: Incident }) {
  const say = useSay();
  const { clock } = useTimes();
  const { watchId, watchName, alertIds } = incident;
  return (
    <>
      {say("respond.number", { number: incident.number })} · {say(`crisis.${incident.type}`)} ·{" "}
      {say("respond.openedAt", { time: clock(incident.openedAt) })} ·{" "}
      <b>
        <IncidentClock incident={incident} />
      </b>
      {watchId !== null && watchName !== null && (
        <>
          {" · "}
          <AppLink to="/watch/$id" params={{ id: watchId }}>
            <Bidi>{say("respond.watch", { name: watchName })}</Bidi>
          </AppLink>
        </>
      )}
      {alertIds[0] !== undefined && (
        <>
          {" · "}
          <AppLink to="/alerts/$id" params={{ id: alertIds[0] }}>
            {say("respond.alerts", { count: alertIds.length })}
          </AppLink>
        </>
      )}
    </>
  );
}
