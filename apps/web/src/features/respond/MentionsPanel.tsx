import { Text } from "@mantine/core";
import { Panel } from "../../ui/kit/Panel.tsx";
import { AppLink } from "../../ui/links.tsx";
import { useSay } from "../../ui/say.ts";
import type { Incident } from "./useIncident.ts";

export function MentionsPanel({ incident }: { incident: Incident }) {
  const say = useSay();
  const { mentionCount: count, watchId } = incident;
  return (
    <Panel title={say("respond.mentions")}>
      <Text size="sm">{say("respond.mentions.count", { count })}</Text>
      {count > 0 && (
        <AppLink to="/mentions" search={{ incidentId: incident.id, show: "all" }} size="sm">
          {say("respond.mentions.see")}
        </AppLink>
      )}
      {incident.state !== "closed" && (
        <AppLink to="/mentions" search={{ watchId: watchId ?? undefined }} size="sm">
          {say("respond.mentions.add")}
        </AppLink>
      )}
    </Panel>
  );
}
