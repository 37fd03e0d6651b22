import { Text } from "@mantine/core";
import type { alertShapes } from "@tocsin/contract";
import { isolate } from "../../ui/isolate.ts";
import { useTimes } from "../../ui/kit/times.ts";
import { useSay } from "../../ui/say.ts";
import { useNow } from "../../ui/time.tsx";
import { isMuted } from "./alertOrder.ts";

/** Who has it, until when it is muted, why it was dismissed: what people have answered so far. */
export function AlertStanding({ alert }: { alert: alertShapes.Alert }) {
  const lines = useStanding(alert);
  return lines.map((line) => (
    <Text key={line} size="sm" c="dimmed">
      {line}
    </Text>
  ));
}

function useStanding(alert: alertShapes.Alert): string[] {
  const say = useSay();
  const { clock } = useTimes();
  const now = new Date(useNow());
  const { acknowledgedBy, acknowledgedAt, dismissal, mutedUntil } = alert;
  const taken =
    acknowledgedBy === null || acknowledgedAt === null
      ? null
      : say("alert.acknowledgedBy", { name: acknowledgedBy.name, time: clock(acknowledgedAt) });
  const promised =
    alert.promisedUntil === null || acknowledgedBy === null
      ? null
      : say("escalation.promisedBy", { name: acknowledgedBy.name, time: clock(alert.promisedUntil) });
  const dismissed =
    dismissal === null
      ? null
      : say("alert.dismissedBy", {
          name: dismissal.by.name,
          reason: say(`alert.reason.${dismissal.reason}`),
          time: clock(dismissal.at),
        });
  const muted =
    mutedUntil !== null && isMuted(alert, now) ? say("alert.state.muted", { until: clock(mutedUntil) }) : null;
  const incident = alert.incidentId === null ? null : say("alert.state.incident");
  return [taken, promised, muted, dismissed, isolate(dismissal?.note ?? "") || null, incident].filter(
    (line) => line !== null,
  );
}
