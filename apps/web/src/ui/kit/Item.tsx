import { Button, Group, Paper, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { Bidi } from "../Bidi.tsx";
import { useSay } from "../say.ts";
import { useMay } from "../session.ts";
import { ConfirmDialog } from "./ConfirmDialog.tsx";

interface ItemProps {
  readonly name: string;
  readonly badges?: ReactNode;
  readonly children?: ReactNode;
  readonly onEdit?: () => void;
  readonly actions?: ReactNode;
  readonly removal?: Removal;
}
interface Removal {
  readonly title: string;
  readonly text: string;
  readonly onRemove: () => Promise<unknown>;
}

/** One prepared thing with what can be done to it. Readers without the right see the thing alone. */
export function Item({ name, badges, children, onEdit, actions, removal }: ItemProps) {
  const mayChange = useMay("administer");
  return (
    <Paper withBorder p="sm" bg="var(--surface)" component="article">
      <Group justify="space-between" align="flex-start">
        <Stack gap={4} miw={0} flex="1 1 16rem">
          <Group gap="xs">
            <Text fw={600}>
              <Bidi>{name}</Bidi>
            </Text>
            {badges}
          </Group>
          {children}
        </Stack>
        {mayChange && (
          <Group gap="xs">
            {actions}
            {onEdit !== undefined && <EditButton name={name} onEdit={onEdit} />}
            {removal !== undefined && <RemoveButton name={name} removal={removal} />}
          </Group>
        )}
      </Group>
    </Paper>
  );
}

function EditButton({ name, onEdit }: { name: string; onEdit: () => void }) {
  const say = useSay();
  return (
    <Button size="compact-sm" variant="default" onClick={onEdit} aria-label={`${say("prepare.edit")}: ${name}`}>
      {say("prepare.edit")}
    </Button>
  );
}

function RemoveButton({ name, removal }: { name: string; removal: Removal }) {
  const say = useSay();
  return (
    <ConfirmDialog
      button={say("prepare.delete")}
      label={`${say("prepare.delete")}: ${name}`}
      look={{ size: "compact-sm", variant: "subtle" }}
      title={removal.title}
      onConfirm={removal.onRemove}
    >
      <Text size="sm">{removal.text}</Text>
    </ConfirmDialog>
  );
}
