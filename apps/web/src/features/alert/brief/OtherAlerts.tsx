import { Group } from "@mantine/core";
import { Bidi } from "../../../ui/Bidi.tsx";
import { SeverityBadge } from "../../../ui/badges.tsx";
import { Panel } from "../../../ui/kit/Panel.tsx";
import { AppLink } from "../../../ui/links.tsx";
import { useSay } from "../../../ui/say.ts";
import type { AlertDetail } from "../useAlertActs.ts";

/** Several watches often ring for one thing; whoever reads one alert should know of the others. */
export function OtherAlerts({ alert }: { alert: AlertDetail }) {
  const say = useSay();
  if (alert.otherAlerts.length === 0) return null;
  return (
    <Panel title={say("alert.others")}>
      {alert.otherAlerts.map((other) => (
        <Group key={other.id} gap="xs" justify="space-between">
          <AppLink to="/alerts/$id" params={{ id: other.id }} size="sm">
            <Bidi>{other.watchName}</Bidi>
          </AppLink>
          <SeverityBadge severity={other.severity} />
        </Group>
      ))}
    </Panel>
  );
}
