import { Button, Group, Paper, Stack, Text } from "@mantine/core";
import type { alertShapes } from "@tocsin/contract";
import { countedBy } from "@tocsin/contract/wording";
import { Bidi } from "../../ui/Bidi.tsx";
import { KindBadge, SeverityBadge, StateBadge } from "../../ui/badges.tsx";
import { AppLink } from "../../ui/links.tsx";
import { useSay } from "../../ui/say.ts";
import { useMay } from "../../ui/session.ts";
import { RelativeTime, useNow } from "../../ui/time.tsx";
import classes from "./Alert.module.css";
import { AlertStanding } from "./AlertStanding.tsx";
import { isMuted } from "./alertOrder.ts";
import { useAlertActs } from "./useAlertActs.ts";

type Alert = alertShapes.Alert;

/** One alert in a line or two: what, why in one sentence, who has it, and the first thing to press. */
export function AlertRow({ alert }: { alert: Alert }) {
  const now = new Date(useNow());
  const isLoud = alert.state === "ringing" && !isMuted(alert, now);
  return (
    <Paper withBorder p="sm" bg="var(--surface)" component="article" className={classes.row} data-loud={isLoud}>
      <Group justify="space-between" align="flex-start">
        <Stack gap={4} miw={0} flex="1 1 16rem">
          <Group gap="xs">
            <AppLink to="/alerts/$id" params={{ id: alert.id }} fw={600}>
              <Bidi>{alert.watchName}</Bidi>
            </AppLink>
            <SeverityBadge severity={alert.severity} isRinging={isLoud} />
            <KindBadge kind={alert.kind} />
            <StateBadge state={alert.state} />
          </Group>
          <WhyInShort alert={alert} />
          <AlertStanding alert={alert} />
        </Stack>
        {alert.state === "ringing" && <TakeButton alert={alert} />}
      </Group>
    </Paper>
  );
}

const shortly = {
  volume: "alert.usual.first",
  negativeVolume: "alert.usual.negative",
  silence: "alert.usual.quiet",
} as const;

function WhyInShort({ alert }: { alert: Alert }) {
  const say = useSay();
  const { channel, factor, observed, expected } = alert.explanation;
  const counted = countedBy(channel);
  return (
    <Text size="sm">
      {say(shortly[counted], { observed, expected })}
      {counted === "volume" && factor !== null && factor >= 1.5 && ` · ${say("alert.usual.above", { times: factor })}`}
      {alert.suggestedType !== null && ` · ${say("alert.looksLike", { type: say(`crisis.${alert.suggestedType}`) })}`}
      {alert.parts.length > 1 &&
        alert.kind !== "data" &&
        ` · ${say("alert.fire.short", { watches: alert.parts.length, languages: alert.languages.length })}`}
      {" · "}
      <RelativeTime at={alert.openedAt} />
    </Text>
  );
}

function TakeButton({ alert }: { alert: Alert }) {
  const say = useSay();
  const mayRespond = useMay("respond");
  const { acknowledge } = useAlertActs(alert.id);
  return (
    <Button
      onClick={() => acknowledge.mutate(undefined)}
      loading={acknowledge.isPending}
      disabled={!mayRespond}
      aria-label={`${say("alert.acknowledge")}: ${alert.watchName}`}
    >
      {say("alert.acknowledge")}
    </Button>
  );
}
