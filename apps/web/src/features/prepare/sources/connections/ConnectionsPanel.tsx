import { Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Connection, ConnectorRecord } from "@tocsin/contract";
import { useState } from "react";
import { useAct } from "../../../../ui/act.ts";
import { api, ask } from "../../../../ui/api.ts";
import { Dialog } from "../../../../ui/kit/Dialog.tsx";
import { Item } from "../../../../ui/kit/Item.tsx";
import { Panel } from "../../../../ui/kit/Panel.tsx";
import { useSay } from "../../../../ui/say.ts";
import { TestButton } from "./AccountPart.tsx";
import { CredentialsForm } from "./CredentialsForm.tsx";
import { Standing } from "./Standing.tsx";

/** The accounts that sources speak through. Not there before there is one. */
export function ConnectionsPanel({ connectors }: { connectors: readonly ConnectorRecord[] }) {
  const say = useSay();
  const connections = useQuery(ask("listConnections"));
  const items = connections.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Panel title={say("connection.title")} lead={say("connection.lead")}>
      <Stack gap="xs">
        {items.map((connection) => (
          <ConnectionItem
            key={connection.id}
            connection={connection}
            connector={connectors.find(({ kind }) => kind === connection.kind)}
          />
        ))}
      </Stack>
    </Panel>
  );
}

interface ConnectionItemProps {
  readonly connection: Connection;
  readonly connector: ConnectorRecord | undefined;
}

function ConnectionItem({ connection, connector }: ConnectionItemProps) {
  const say = useSay();
  const [isReplacing, setReplacing] = useState(false);
  const { id, name, kind, sources } = connection;
  const remove = useAct(() => api.deleteConnection({ params: { id } }), {
    invalidate: ["listConnections"],
    success: "connection.deleted",
  });
  const removal = {
    title: say("connection.delete.title", { name }),
    text: say("connection.delete.text"),
    onRemove: () => remove.mutateAsync(undefined),
  };
  return (
    <Item
      name={name}
      actions={connector?.canTest === true && <TestButton id={id} name={name} as={{}} />}
      onEdit={connector === undefined ? undefined : () => setReplacing(true)}
      removal={sources.length === 0 ? removal : undefined}
    >
      <Text size="sm" c="dimmed">
        {say(`connector.${kind}.name`)} · {say("connection.sources", { count: sources.length })}
      </Text>
      <Standing connection={connection} />
      {isReplacing && connector !== undefined && (
        <Dialog opened onClose={() => setReplacing(false)} title={name} closeOnClickOutside={false}>
          <CredentialsForm connector={connector} replaces={connection} onDone={() => setReplacing(false)} />
        </Dialog>
      )}
    </Item>
  );
}
