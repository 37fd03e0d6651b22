import { Alert, Button, Group, Paper, Stack, Text } from "@mantine/core";
import { useTimes } from "../../ui/kit/times.ts";
import { directionOf } from "../../ui/language.tsx";
import { useSay } from "../../ui/say.ts";
import type { Version } from "./readiness.ts";

interface OvertakenProps {
  readonly version: Version;
  readonly onKeep: () => void;
  readonly onDrop: () => void;
  readonly isBusy: boolean;
}

/** Two people wrote at once: shows the other text and leaves the choice to the writer. */
export function Overtaken({ version, onKeep, onDrop, isBusy }: OvertakenProps) {
  const say = useSay();
  const { moment } = useTimes();
  return (
    <Alert color="ochre" title={say("publish.conflict.title")} role="alert">
      <Stack gap="sm">
        <Text size="sm">{say("publish.conflict.text")}</Text>
        <Text size="sm" fw={600}>
          {say("publish.conflict.theirs", { name: version.editedBy.name, time: moment(version.editedAt) })}
        </Text>
        <Paper p="sm" withBorder dir={directionOf(version.language)} lang={version.language}>
          <Text fw={600}>{version.title}</Text>
          <Text size="sm" style={{ whiteSpace: "pre-wrap" }}>
            {version.text}
          </Text>
        </Paper>
        <Group>
          <Button onClick={onKeep} loading={isBusy}>
            {say("publish.conflict.keepMine")}
          </Button>
          <Button variant="default" onClick={onDrop}>
            {say("publish.conflict.takeTheirs")}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
