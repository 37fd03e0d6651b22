import { Group, Paper, Stack, Text } from "@mantine/core";
import { Bidi } from "../../../ui/Bidi.tsx";
import { Panel } from "../../../ui/kit/Panel.tsx";
import { AppLink } from "../../../ui/links.tsx";
import { useSay } from "../../../ui/say.ts";
import type { AlertDetail } from "../useAlertActs.ts";

/** The stories inside the noise, with how many people tell each and how many only repeat it. */
export function Narratives({ alert }: { alert: AlertDetail }) {
  const say = useSay();
  const { narratives } = alert.explanation;
  return (
    <Panel title={say("alert.narratives")}>
      {narratives.length === 0 && (
        <Text size="sm" c="dimmed">
          {say("alert.narratives.none")}
        </Text>
      )}
      {narratives.map((narrative) => (
        <Paper key={narrative.label} withBorder p="sm">
          <Stack gap={2}>
            <Text fw={600}>
              <Bidi>{narrative.label}</Bidi>
            </Text>
            <Text size="sm" c="dimmed">
              {say("alert.narratives.size", {
                size: narrative.size,
                voices: narrative.voices,
                echoes: narrative.size - narrative.voices,
              })}
            </Text>
            <NarrativeLinks alert={alert} narrative={narrative} />
          </Stack>
        </Paper>
      ))}
    </Panel>
  );
}

interface NarrativeLinksProps {
  readonly alert: AlertDetail;
  readonly narrative: AlertDetail["explanation"]["narratives"][number];
}

function NarrativeLinks({ alert, narrative: { groupIds, narrativeId } }: NarrativeLinksProps) {
  const say = useSay();
  return (
    <Group gap="md">
      {groupIds[0] !== undefined && (
        <AppLink to="/mentions" search={{ watchId: alert.watchId ?? undefined, groupId: groupIds[0] }} size="sm">
          {say("alert.narratives.read")}
        </AppLink>
      )}
      {narrativeId != null && (
        <AppLink to="/insights/narratives/$id" params={{ id: narrativeId }} size="sm">
          {say("alert.narratives.open")}
        </AppLink>
      )}
    </Group>
  );
}
