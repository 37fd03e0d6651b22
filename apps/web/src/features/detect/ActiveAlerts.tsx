import { Group, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { AnswerOf } from "@tocsin/contract";
import { reasonsOf } from "@tocsin/contract/wording";
import { ask } from "../../ui/api.ts";
import { Bidi } from "../../ui/Bidi.tsx";
import { KindBadge, SeverityBadge, StateBadge } from "../../ui/badges.tsx";
import { ButtonLink } from "../../ui/links.tsx";
import { useSay } from "../../ui/say.ts";
import { RelativeTime } from "../../ui/time.tsx";
import classes from "./ActiveAlerts.module.css";

type Alert = AnswerOf<"listAlerts">["items"][number];

/** What rings, on top of everything; when nothing rings, one calm line. */
export function ActiveAlerts() {
  const say = useSay();
  const alerts = useQuery(ask("listAlerts", { query: { state: "active" } }));
  if (alerts.data === undefined) return null;
  const active = [...alerts.data.items].sort((a, b) => rank(b) - rank(a));
  if (active.length === 0) return <Text c="dimmed">{say("detect.calm")}</Text>;
  return (
    <section aria-live="polite">
      <Title order={2} size="h4" mb="sm">
        {say("detect.alerts")}
      </Title>
      <Stack gap="xs">
        {active.map((alert) => (
          <AlertRow key={alert.id} alert={alert} />
        ))}
      </Stack>
    </section>
  );
}

const rank = (alert: Alert) => (alert.state === "ringing" ? 10 : 0) + alert.severity;
const REASONS_SHOWN = 2;

function AlertRow({ alert }: { alert: Alert }) {
  const say = useSay();
  const isRinging = alert.state === "ringing";
  const reasons = reasonsOf(alert.explanation).slice(0, REASONS_SHOWN);
  return (
    <article className={classes.alert} data-ringing={isRinging && alert.kind === "crisis"}>
      <div className={classes.words}>
        <Group gap="xs">
          <Text fw={650}>
            <Bidi>{alert.watchName}</Bidi>
          </Text>
          <KindBadge kind={alert.kind} />
          <SeverityBadge severity={alert.severity} />
          <StateBadge state={alert.state} />
          <Text size="sm" c="dimmed">
            <RelativeTime at={alert.openedAt} />
          </Text>
        </Group>
        <Text size="sm" mt={4}>
          {reasons.map((reason) => say(reason.id, reason.values)).join(" ")}
        </Text>
      </div>
      <ButtonLink
        to="/alerts/$id"
        params={{ id: alert.id }}
        color={isRinging && alert.kind === "crisis" ? "alarm" : "ink"}
        variant={isRinging ? "filled" : "default"}
      >
        {say(isRinging ? "detect.decide" : "detect.open")}
      </ButtonLink>
    </article>
  );
}
