import { Text, Title } from "@mantine/core";
import { AppLink } from "../../ui/links.tsx";
import { SourceStates } from "../../ui/SourceStates.tsx";
import { useSay } from "../../ui/say.ts";
import { isSilent, type SourceNow } from "../../ui/sources.ts";
import { sentenceForSources } from "./situation.ts";

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
