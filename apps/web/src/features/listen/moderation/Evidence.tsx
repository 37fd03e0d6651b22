import { Blockquote, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { ask } from "../../../ui/api.ts";
import { useTimes } from "../../../ui/kit/times.ts";
import { useSay } from "../../../ui/say.ts";
import type { Mention } from "../mention.ts";

/** How a post read before its author changed or took it back. */
export function Evidence({ mention }: { mention: Mention }) {
  const say = useSay();
  const { moment } = useTimes();
  const kept = useQuery({
    ...ask("listEvidence", { params: { id: mention.id } }),
    enabled: mention.editedAt !== null || mention.deletedAt !== null,
  });
  const items = kept.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Stack gap="xs">
      <Text fw={600}>{say("evidence.before")}</Text>
      {items.map(({ text, until }) => (
        <Blockquote key={until} cite={say("evidence.until", { time: moment(until) })} p="sm" dir="auto">
          {text}
        </Blockquote>
      ))}
    </Stack>
  );
}
