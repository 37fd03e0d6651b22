import { api } from "../../ui/api.ts";
import { useSay } from "../../ui/say.ts";
import { PersonChoice } from "./PersonChoice.tsx";
import { type Incident, useIncidentAct } from "./useIncident.ts";

export function OwnerPicker({ incident, isOff }: { incident: Incident; isOff: boolean }) {
  const say = useSay();
  const hand = useIncidentAct(incident.id, (ownerId: string) =>
    api.updateIncident({ params: { id: incident.id }, body: { ownerId } }),
  );
  return (
    <PersonChoice
      label={say("respond.owner")}
      value={incident.owner}
      onChange={(id) => id !== null && hand.mutate(id)}
      isOff={isOff || hand.isPending}
    />
  );
}
