import { Button, Code, CopyButton, Group, Stack, Text } from "@mantine/core";
import { useSay } from "../say.ts";

/** Machine text to take away: always left to right, never broken in the middle of what is copied. */
export function CopyBlock({ label, value }: { label: string; value: string }) {
  const say = useSay();
  return (
    <Stack gap={4}>
      <Group justify="space-between">
        <Text size="sm" fw={600}>
          {label}
        </Text>
        <CopyButton value={value}>
          {({ copied, copy }) => (
            <Button size="compact-sm" variant="default" onClick={copy} aria-label={`${say("prepare.copy")}: ${label}`}>
              {say(copied ? "prepare.copied" : "prepare.copy")}
            </Button>
          )}
        </CopyButton>
      </Group>
      <Code block dir="ltr" style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
        {value}
      </Code>
    </Stack>
  );
}
