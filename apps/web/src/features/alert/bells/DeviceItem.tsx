import { Group, Paper, Stack, Text } from "@mantine/core";
import { useAct } from "../../../ui/act.ts";
import { api } from "../../../ui/api.ts";
import { Bidi } from "../../../ui/Bidi.tsx";
import { ConfirmDialog } from "../../../ui/kit/ConfirmDialog.tsx";
import { useSay } from "../../../ui/say.ts";
import { type Bell, BellBadge, BellLines } from "./BellLines.tsx";
import { TestButton } from "./TestButton.tsx";

/** A browser of one's own: everybody may test and remove theirs. */
export function DeviceItem({ device }: { device: Bell }) {
  const say = useSay();
  const { id, name } = device;
  const invalidate = ["listDevices", "listBells"] as const;
  const remove = useAct(() => api.deleteDevice({ params: { id } }), { invalidate, success: "alert.devices.deleted" });
  const test = useAct(() => api.testDevice({ params: { id } }), { invalidate });
  return (
    <Paper withBorder p="sm" bg="var(--surface)" component="article">
      <Group justify="space-between" align="flex-start">
        <Stack gap={4} miw={0} flex="1 1 16rem">
          <Group gap="xs">
            <Text fw={600}>
              <Bidi>{name}</Bidi>
            </Text>
            <BellBadge bell={device} />
          </Group>
          <BellLines bell={device} test={test.data} />
        </Stack>
        <Group gap="xs">
          <TestButton name={name} test={test} />
          <ConfirmDialog
            button={say("prepare.delete")}
            label={`${say("prepare.delete")}: ${name}`}
            look={{ size: "compact-sm", variant: "subtle" }}
            title={say("alert.bells.delete.title", { name })}
            onConfirm={() => remove.mutateAsync(undefined)}
          >
            <Text size="sm">{say("alert.devices.delete.text")}</Text>
          </ConfirmDialog>
        </Group>
      </Group>
    </Paper>
  );
}
