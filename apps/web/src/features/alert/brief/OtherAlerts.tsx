import { Group, Text } from "@mantine/core";
import { Bidi } from "../../../ui/Bidi.tsx";
import { SeverityBadge } from "../../../ui/badges.tsx";
import { ConfirmDialog } from "../../../ui/kit/ConfirmDialog.tsx";
import { Panel } from "../../../ui/kit/Panel.tsx";
import { AppLink } from "../../../ui/links.tsx";
import { useSay } from "../../../ui/say.ts";
import { useMay } from "../../../ui/session.ts";
import { type AlertDetail, useAlertActs } from "../useAlertActs.ts";

/** Whoever reads one alert should know of the others, and can say that one of them is the same fire. */
export function OtherAlerts({ alert }: { alert: AlertDetail }) {
  const say = useSay();
  if (alert.otherAlerts.length === 0) return null;
  return (
    <Panel title={say("alert.others")}>
      {alert.otherAlerts.map((other) => (
        <Group key={other.id} gap="xs" justify="space-between">
          <Group gap="xs" miw={0}>
            <AppLink to="/alerts/$id" params={{ id: other.id }} size="sm">
              <Bidi>{other.watchName}</Bidi>
            </AppLink>
            <SeverityBadge severity={other.severity} />
          </Group>
          <MergeButton alert={alert} other={other} />
        </Group>
      ))}
    </Panel>
  );
}

interface MergeButtonProps {
  readonly alert: AlertDetail;
  readonly other: AlertDetail["otherAlerts"][number];
}

function MergeButton({ alert, other }: MergeButtonProps) {
  const say = useSay();
  const mayRespond = useMay("respond");
  const { merge } = useAlertActs(alert.id);
  return (
    <ConfirmDialog
      button={say("alert.merge")}
      label={say("alert.merge.label", { name: other.watchName })}
      title={say("alert.merge.title")}
      onConfirm={() => merge.mutateAsync(other.id)}
      isDisabled={!mayRespond}
      look={{ size: "compact-sm", variant: "subtle" }}
    >
      <Text>{say("alert.merge.text", { name: other.watchName })}</Text>
    </ConfirmDialog>
  );
}
