import { Group, Stack, Text } from "@mantine/core";
import { Bidi } from "../../../ui/Bidi.tsx";
import { StateBadge } from "../../../ui/badges.tsx";
import { Panel } from "../../../ui/kit/Panel.tsx";
import { useTimes } from "../../../ui/kit/times.ts";
import { AppLink } from "../../../ui/links.tsx";
import { useSay } from "../../../ui/say.ts";
import { useSayDeliveryProblem } from "../deliveryProblem.ts";
import type { AlertDetail } from "../useAlertActs.ts";

type Delivery = AlertDetail["deliveries"][number];

/** Who was told outside this page, and whether it arrived. That nobody was is said, too. */
export function Told({ alert }: { alert: AlertDetail }) {
  const say = useSay();
  return (
    <Panel title={say("alert.told")}>
      {alert.deliveries.length === 0 && (
        <Text size="sm">
          {say("alert.told.none")}{" "}
          <AppLink to="/settings/$tab" params={{ tab: "bells" }} size="sm">
            {say("alert.told.setUp")}
          </AppLink>
        </Text>
      )}
      {alert.deliveries.map((delivery) => (
        <DeliveryLine key={delivery.id} delivery={delivery} />
      ))}
    </Panel>
  );
}

function DeliveryLine({ delivery }: { delivery: Delivery }) {
  const say = useSay();
  const sayProblem = useSayDeliveryProblem();
  const { clock } = useTimes();
  const { channel, target, outcome, attempts, problem } = delivery;
  return (
    <Stack gap={2}>
      <Group justify="space-between" gap="xs">
        <Text size="sm" style={{ overflowWrap: "anywhere" }} miw={0}>
          {say(`alert.bells.kind.${channel}`)} · <Bidi>{target}</Bidi>
        </Text>
        <StateBadge state={outcome} />
      </Group>
      <Text size="xs" c="dimmed">
        {clock(delivery.at)}
        {attempts > 1 && ` · ${say("alert.told.attempts", { count: attempts })}`}
        {outcome === "unknown" && ` · ${say("prepare.unknownOutcome")}`}
      </Text>
      {problem !== null && <Text size="xs">{sayProblem(problem)}</Text>}
    </Stack>
  );
}
