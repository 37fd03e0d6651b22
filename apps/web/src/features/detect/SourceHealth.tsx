import { Group, Stack, Text, Title } from "@mantine/core";
import { Bidi } from "../../ui/Bidi.tsx";
import { StateBadge } from "../../ui/badges.tsx";
import { AppLink } from "../../ui/links.tsx";
import { useSay } from "../../ui/say.ts";
import { RelativeTime } from "../../ui/time.tsx";
import { isSilent, type SourceNow, sentenceForSources, sortSources } from "./situation.ts";

/** Whether quiet means calm: every source with its state, the silent ones first. */
export function SourceHealth({ sources }: { sources: readonly SourceNow[] }) {
  const say = useSay();
  const counts = {
    all: sources.length,
    silent: sources.filter(isSilent).length,
    heard: sources.filter((source) => source.state === "healthy").length,
  };
  return (
    <section>
      <Title order={2} size="h4" mb="xs">
        {say("detect.sources")}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {say(sentenceForSources(sources), counts)}{" "}
        <AppLink to="/prepare/$tab" params={{ tab: "sources" }} size="sm">
          {say("detect.toSources")}
        </AppLink>
      </Text>
      <SourceStates sources={sources} />
    </section>
  );
}

export function SourceStates({ sources }: { sources: readonly SourceNow[] }) {
  return (
    <Stack gap={6}>
      {sortSources(sources).map((source) => (
        <Group key={source.id} gap="xs">
          <StateBadge state={source.state} />
          <Text size="sm">
            <Bidi>{source.name}</Bidi>
          </Text>
          {source.since !== null && isSilent(source) && (
            <Text size="sm" c="dimmed">
              <RelativeTime at={source.since} />
            </Text>
          )}
        </Group>
      ))}
    </Stack>
  );
}
