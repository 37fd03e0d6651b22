import { Button, Fieldset, Group, Stack, TextInput } from "@mantine/core";
import type { ConnectorRecord } from "@tocsin/contract";
import { useState } from "react";
import { useAct } from "../../../../ui/act.ts";
import { api } from "../../../../ui/api.ts";
import { useFieldProblems } from "../../../../ui/problems.ts";
import { useSay } from "../../../../ui/say.ts";
import { fillIn, readCredentials } from "../fieldValues.ts";
import { ManifestFields } from "../ManifestFields.tsx";

interface CredentialsFormProps {
  readonly connector: ConnectorRecord;
  /** The account whose credentials are replaced; a new one when left out. */
  readonly replaces?: { readonly id: string; readonly name: string };
  readonly onDone: (id: string) => void;
  readonly onClose?: (() => void) | undefined;
}

/** Credentials go in here and never come out again. */
export function CredentialsForm({ connector, replaces, onDone, onClose }: CredentialsFormProps) {
  const say = useSay();
  const { kind, credentials: fields } = connector;
  const [name, setName] = useState(replaces?.name ?? say(`connector.${kind}.name`));
  const [filled, fill] = useState(() => fillIn(fields));
  const save = useAct(
    () => {
      const credentials = readCredentials(fields, filled);
      return replaces === undefined
        ? api.createConnection({ body: { kind, name, credentials } })
        : api.updateConnection({ params: { id: replaces.id }, body: { name, credentials } });
    },
    { invalidate: ["listConnections"], success: "connection.saved", onDone: ({ id }) => onDone(id) },
  );
  const problems = useFieldProblems(save.error);
  return (
    <Fieldset legend={say(replaces === undefined ? "connection.new" : "connection.replace")}>
      <Stack>
        <TextInput
          label={say("connection.name")}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={problems.name}
          dir="auto"
        />
        <ManifestFields
          kind={kind}
          group="credential"
          fields={fields}
          value={filled}
          onChange={fill}
          problems={Object.fromEntries(
            fields.map((field) => [field.name, problems[`credentials.${field.name}`] ?? ""]),
          )}
        />
        <Group justify="flex-end">
          {onClose !== undefined && (
            <Button variant="default" onClick={onClose}>
              {say("prepare.cancel")}
            </Button>
          )}
          <Button onClick={() => save.mutate(undefined)} loading={save.isPending}>
            {say("connection.save")}
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  );
}
