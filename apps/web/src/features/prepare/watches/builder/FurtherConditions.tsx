import { CloseButton, Code, Group, Stack, Text } from "@mantine/core";
import { useSay } from "../../../../ui/say.ts";

interface FurtherConditionsProps {
  readonly conditions: readonly string[];
  readonly onChange: (conditions: string[]) => void;
}

export function FurtherConditions({ conditions, onChange }: FurtherConditionsProps) {
  const say = useSay();
  if (conditions.length === 0) return null;
  return (
    <Stack gap={4} role="group" aria-label={say("query.part.further")}>
      <Text size="sm" fw={500}>
        {say("query.part.further")}
      </Text>
      <Text size="xs" c="dimmed">
        {say("query.part.further.text")}
      </Text>
      {conditions.map((condition, at) => (
        <Group key={condition} gap="xs" wrap="nowrap">
          <Code dir="auto" style={{ overflowWrap: "anywhere" }}>
            {condition}
          </Code>
          <CloseButton
            size="sm"
            aria-label={say("query.term.remove", { text: condition })}
            onClick={() => onChange(conditions.filter((_, other) => other !== at))}
          />
        </Group>
      ))}
    </Stack>
  );
}
