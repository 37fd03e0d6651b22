import { Group, Stack, Text } from "@mantine/core";
import { Bidi } from "./Bidi.tsx";
import { StateBadge } from "./badges.tsx";
import { isSilent, type SourceNow, sortSources } from "./sources.ts";
import { RelativeTime } from "./time.tsx";

/** Each source with its state, the silent ones first and with the time since when. */
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
