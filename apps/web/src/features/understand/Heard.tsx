import { Group, Text } from "@mantine/core";
import { AppLink } from "../../ui/links.tsx";
import { SourceStates } from "../../ui/SourceStates.tsx";
import { useSay } from "../../ui/say.ts";
import { isSilent, type SourceNow } from "../../ui/sources.ts";

/** What the figures rest on: no picture without what was not heard. */
export function Heard({ sources }: { sources: readonly SourceNow[] }) {
  const say = useSay();
  const silent = sources.filter(isSilent);
  return (
    <div>
      <Group gap="xs">
        <Text size="sm" c="dimmed">
          {say(sentenceOf(sources), { all: sources.length, silent: silent.length })}
        </Text>
        <AppLink to="/prepare/$tab" params={{ tab: "sources" }} size="sm">
          {say("understand.heard.sources")}
        </AppLink>
      </Group>
      {silent.length > 0 && <SourceStates sources={silent} />}
    </div>
  );
}

function sentenceOf(sources: readonly SourceNow[]): string {
  if (sources.length === 0) return "understand.heard.none";
  return sources.some(isSilent) ? "understand.heard.partly" : "understand.heard.all";
}
