import { Button, Group, NativeSelect, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { BodyOf, ConnectorRecord } from "@tocsin/contract";
import { useState } from "react";
import { useAct } from "../../../../ui/act.ts";
import { api, ask } from "../../../../ui/api.ts";
import { useSay } from "../../../../ui/say.ts";
import { CredentialsForm } from "./CredentialsForm.tsx";
import { Standing } from "./Standing.tsx";

interface AccountPartProps {
  readonly connector: ConnectorRecord;
  readonly chosen: string | null;
  readonly onChoose: (id: string | null) => void;
  /** What the source would be: a test asks the same server with the same settings. */
  readonly as: BodyOf<"testConnection">;
  readonly problem: string | undefined;
}

/** The account a source speaks through: one that is there, or a new one; one press tests it. */
export function AccountPart({ connector, chosen, onChoose, as, problem }: AccountPartProps) {
  const say = useSay();
  const [isAdding, setAdding] = useState(false);
  const connections = useQuery(ask("listConnections"));
  const mine = (connections.data?.items ?? []).filter(({ kind }) => kind === connector.kind);
  const account = mine.find(({ id }) => id === chosen);
  const take = (id: string | null) => {
    setAdding(false);
    onChoose(id);
  };
  if (isAdding || (connections.isSuccess && mine.length === 0 && chosen === null))
    return (
      <CredentialsForm
        connector={connector}
        onDone={take}
        onClose={mine.length === 0 ? undefined : () => setAdding(false)}
      />
    );
  return (
    <Stack gap="xs">
      <Group align="flex-end" gap="xs">
        <NativeSelect
          label={say("connection.one")}
          value={chosen ?? ""}
          error={problem}
          onChange={(event) => take(event.currentTarget.value || null)}
          data={[
            { value: "", label: say("connection.none") },
            ...mine.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <Button variant="default" onClick={() => setAdding(true)}>
          {say("connection.add")}
        </Button>
        {account !== undefined && connector.canTest && <TestButton id={account.id} as={as} />}
      </Group>
      {account !== undefined && <Standing connection={account} />}
    </Stack>
  );
}

export function TestButton({ id, name, as }: { id: string; name?: string; as: BodyOf<"testConnection"> }) {
  const say = useSay();
  const test = useAct(() => api.testConnection({ params: { id }, body: as }), { invalidate: ["listConnections"] });
  return (
    <Button
      variant="default"
      size={name === undefined ? "sm" : "compact-sm"}
      onClick={() => test.mutate(undefined)}
      loading={test.isPending}
      aria-label={name === undefined ? undefined : `${say("connection.test")}: ${name}`}
    >
      {say("connection.test")}
    </Button>
  );
}
