import { Group, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { Bidi } from "../../ui/Bidi.tsx";
import { SeverityBadge } from "../../ui/badges.tsx";
import { Sparkline } from "../../ui/chart/Sparkline.tsx";
import { AppLink } from "../../ui/links.tsx";
import { useSay } from "../../ui/say.ts";
import { sentenceForHour, type WatchNow } from "./situation.ts";
import classes from "./WatchCard.module.css";

/** One watch in one look: the last hour in words, the last day as a line over its usual range. */
export function WatchCard({ watch }: { watch: WatchNow }) {
  const say = useSay();
  const { lastHour, lastDay } = watch;
  return (
    <article className={classes.card}>
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <h3 className={classes.name}>
          <Link to="/watch/$id" params={{ id: watch.watchId }} className={classes.link}>
            <Bidi>{watch.name}</Bidi>
          </Link>
        </h3>
        {watch.severity !== null && watch.alertId !== null ? (
          <SeverityBadge severity={watch.severity} />
        ) : (
          <Text size="xs" c="dimmed">
            {say(`detect.brand.${watch.brandKind}`)}
          </Text>
        )}
      </Group>
      <Text size="sm">
        {say(sentenceForHour(watch), { voices: lastHour.voices, expected: lastHour.expected ?? 0 })}
      </Text>
      <Sparkline points={watch.sparkline} />
      <AppLink to="/mentions" search={{ watchId: watch.watchId, since: "day" }} size="xs" className={classes.day}>
        {say("detect.day", { seen: lastDay.seen, negative: lastDay.negative })}
      </AppLink>
    </article>
  );
}
