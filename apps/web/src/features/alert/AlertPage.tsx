import { Grid, Group, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Answer } from "../../ui/Answer.tsx";
import { ask } from "../../ui/api.ts";
import { Bidi } from "../../ui/Bidi.tsx";
import { KindBadge, SeverityBadge, StateBadge } from "../../ui/badges.tsx";
import { useTimes } from "../../ui/kit/times.ts";
import { PageFrame } from "../../ui/PageFrame.tsx";
import { useSay } from "../../ui/say.ts";
import { useNow } from "../../ui/time.tsx";
import classes from "./Alert.module.css";
import { AlertActions } from "./AlertActions.tsx";
import { AlertStanding } from "./AlertStanding.tsx";
import { isMuted } from "./alertOrder.ts";
import { Authors } from "./brief/Authors.tsx";
import { Curve } from "./brief/Curve.tsx";
import { Examples } from "./brief/Examples.tsx";
import { Fire } from "./brief/Fire.tsx";
import { Narratives } from "./brief/Narratives.tsx";
import { NobodyReached } from "./brief/NobodyReached.tsx";
import { NotHeard } from "./brief/NotHeard.tsx";
import { OtherAlerts } from "./brief/OtherAlerts.tsx";
import { Reasons } from "./brief/Reasons.tsx";
import { Signs } from "./brief/Signs.tsx";
import { Spread } from "./brief/Spread.tsx";
import { Suggestion } from "./brief/Suggestion.tsx";
import { Told } from "./brief/Told.tsx";
import { CallingLine } from "./escalation/calling/CallingLine.tsx";
import { CallingPanel } from "./escalation/calling/CallingPanel.tsx";
import type { AlertDetail } from "./useAlertActs.ts";

/** An alert is a brief: what, why, since when, who says it, who knows, and what to press. */
export function AlertPage() {
  const { id } = useParams({ from: "/inside/alerts/$id" });
  const alert = useQuery(ask("getAlert", { params: { id } }));
  return <Answer of={alert}>{(found) => <Brief alert={found} />}</Answer>;
}

function Brief({ alert }: { alert: AlertDetail }) {
  const say = useSay();
  const now = new Date(useNow());
  const isLoud = alert.state === "ringing" && !isMuted(alert, now);
  const isSaid = alert.kind !== "data";
  const badges = (
    <>
      <SeverityBadge severity={alert.severity} isRinging={isLoud} />
      <KindBadge kind={alert.kind} />
      <StateBadge state={alert.state} />
    </>
  );
  return (
    <PageFrame title={alert.watchName} badges={badges} above={[{ to: "/alerts", title: say("alert.title") }]}>
      <Facts alert={alert} />
      <NobodyReached alert={alert} />
      <AlertActions alert={alert} />
      <Grid gap="md" className={classes.brief}>
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Stack>
            <Reasons explanation={alert.explanation} />
            <Fire alert={alert} />
            {alert.watchId !== null && <Curve alert={alert} watchId={alert.watchId} />}
            {isSaid && <Narratives alert={alert} />}
            {isSaid && <Examples explanation={alert.explanation} />}
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Stack>
            <Suggestion alert={alert} />
            <OtherAlerts alert={alert} />
            <CallingPanel alertId={alert.id} />
            <Authors explanation={alert.explanation} />
            <Signs explanation={alert.explanation} />
            <Spread explanation={{ ...alert.explanation, languages: alert.languages }} />
            <NotHeard alert={alert} />
            <Told alert={alert} />
          </Stack>
        </Grid.Col>
      </Grid>
    </PageFrame>
  );
}

function Facts({ alert }: { alert: AlertDetail }) {
  const say = useSay();
  const { clock } = useTimes();
  return (
    <Stack gap={4}>
      <Text>{say(`alert.kind.${alert.kind}.text`)}</Text>
      <Group gap="xs">
        <Text size="sm" c="dimmed">
          {alert.brandName !== "" && (
            <>
              <Bidi>{alert.brandName}</Bidi> {"· "}
            </>
          )}
          {say("alert.since", { time: clock(alert.openedAt) })}
          {alert.closedAt !== null && ` · ${say("alert.closedAt", { time: clock(alert.closedAt) })}`}
          {alert.escalations > 0 && ` · ${say("alert.grown", { count: alert.escalations })}`}
        </Text>
        {alert.suggestedType !== null && (
          <Text size="sm" fw={600}>
            {say("alert.looksLike", { type: say(`crisis.${alert.suggestedType}`) })}
          </Text>
        )}
      </Group>
      <AlertStanding alert={alert} />
      <CallingLine alertId={alert.id} />
    </Stack>
  );
}
