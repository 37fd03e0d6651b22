import { Button, Group, List, Stack, Text, TextInput } from "@mantine/core";
import type { BodyOf } from "@tocsin/contract";
import { severities } from "@tocsin/contract/words";
import { useState } from "react";
import { useIntl } from "react-intl";
import { api } from "../../ui/api.ts";
import { Panel } from "../../ui/kit/Panel.tsx";
import { useSay } from "../../ui/say.ts";
import { sayReason } from "../../ui/severityWords.ts";
import { type Incident, useIncidentAct } from "./useIncident.ts";

/** The level a person has set, what the system would say and why, and a change in one press. */
export function SeverityPanel({ incident, isOff }: { incident: Incident; isOff: boolean }) {
  const say = useSay();
  const [why, setWhy] = useState("");
  const change = useIncidentAct(
    incident.id,
    (body: BodyOf<"updateIncident">) => api.updateIncident({ params: { id: incident.id }, body }),
    { success: "respond.severity.changed", onDone: () => setWhy("") },
  );
  return (
    <Panel title={say("respond.severity")}>
      <Group gap={6} role="group" aria-label={say("respond.severity")}>
        {severities.map((severity) => (
          <Button
            key={severity}
            size="compact-md"
            variant={severity === incident.severity ? "filled" : "default"}
            aria-pressed={severity === incident.severity}
            aria-label={say("respond.severity.set", { severity: say(`severity.${severity}`) })}
            disabled={isOff || change.isPending}
            onClick={() =>
              severity !== incident.severity && change.mutate({ severity, severityNote: why || undefined })
            }
          >
            {say(`severity.${severity}`)}
          </Button>
        ))}
      </Group>
      {!isOff && (
        <TextInput
          size="xs"
          label={say("respond.severity.why")}
          value={why}
          onChange={(event) => setWhy(event.currentTarget.value)}
          dir="auto"
        />
      )}
      <Suggestion incident={incident} />
    </Panel>
  );
}

function Suggestion({ incident }: { incident: Incident }) {
  const say = useSay();
  const intl = useIntl();
  const { suggestedSeverity, severity, severityReasons } = incident;
  if (severityReasons.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {say("respond.severity.noReasons")}
      </Text>
    );
  }
  const head = suggestedSeverity === severity ? "respond.severity.same" : "respond.severity.suggested";
  return (
    <Stack gap={4}>
      <Text size="sm" c="dimmed">
        {say(head, { severity: say(`severity.${suggestedSeverity}`) })}
      </Text>
      <List size="sm">
        {severityReasons.map((reason) => (
          <List.Item key={reason.code}>{sayReason(intl, reason)}</List.Item>
        ))}
      </List>
    </Stack>
  );
}
