import { Button, Checkbox, Group, Paper, Stack, Table, Text, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { AnswerOf } from "@tocsin/contract";
import { type KeyScope, keyScopes } from "@tocsin/contract/words";
import { Answer } from "../../ui/Answer.tsx";
import { useAct } from "../../ui/act.ts";
import { api, ask } from "../../ui/api.ts";
import { Bidi } from "../../ui/Bidi.tsx";
import { useDraft } from "../../ui/draft.ts";
import { Form } from "../../ui/Form.tsx";
import { ConfirmDialog } from "../../ui/kit/ConfirmDialog.tsx";
import { CopyField } from "../../ui/kit/CopyField.tsx";
import { Sheet } from "../../ui/Sheet.tsx";
import { Empty } from "../../ui/States.tsx";
import { useSay } from "../../ui/say.ts";
import { RelativeTime } from "../../ui/time.tsx";

type ApiKey = AnswerOf<"listApiKeys">["items"][number];

export function KeysPanel() {
  const say = useSay();
  const keys = useQuery(ask("listApiKeys"));
  return (
    <Stack gap="lg">
      <KeyForm />
      <Answer of={keys}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={say("people.noKey")}>{say("people.noKeyText")}</Empty>
          ) : (
            <KeyTable items={items} />
          )
        }
      </Answer>
    </Stack>
  );
}

function KeyForm() {
  const say = useSay();
  const create = useAct((body: { name: string; scopes: KeyScope[] }) => api.createApiKey({ body }), {
    invalidate: ["listApiKeys"],
    onDone: () => draft.reset(),
  });
  const draft = useDraft({ name: "", scopes: ["read"] as KeyScope[] }, create.error);
  return (
    <Paper withBorder p="md" bg="var(--surface)" maw="40rem">
      <Form label={say("people.createKey")} onSubmit={() => create.mutate(draft.value)}>
        <TextInput label={say("people.keyName")} required {...draft.field("name")} />
        <Checkbox.Group
          label={say("people.keyScopes")}
          value={draft.value.scopes}
          onChange={(scopes) => draft.set({ scopes: scopes as KeyScope[] })}
        >
          <Group mt="xs">
            {keyScopes.map((scope) => (
              <Checkbox key={scope} value={scope} label={say(`people.scope.${scope}`)} />
            ))}
          </Group>
        </Checkbox.Group>
        <Button
          type="submit"
          loading={create.isPending}
          disabled={draft.value.scopes.length === 0}
          style={{ alignSelf: "flex-start" }}
        >
          {say("people.createKey")}
        </Button>
        {create.data?.secret !== undefined && (
          <div role="status">
            <CopyField label={say("people.secretOnce")} value={create.data.secret} />
          </div>
        )}
      </Form>
    </Paper>
  );
}

function KeyTable({ items }: { items: readonly ApiKey[] }) {
  const say = useSay();
  return (
    <Sheet label={say("people.keys")}>
      <Table.Tbody>
        {items.map((key) => (
          <KeyRow key={key.id} apiKey={key} />
        ))}
      </Table.Tbody>
    </Sheet>
  );
}

function KeyRow({ apiKey }: { apiKey: ApiKey }) {
  const say = useSay();
  const revoke = useAct(() => api.deleteApiKey({ params: { id: apiKey.id } }), { invalidate: ["listApiKeys"] });
  return (
    <Table.Tr>
      <Table.Td>
        <Bidi>{apiKey.name}</Bidi>
        <Text size="xs" c="dimmed">
          <bdi dir="ltr">{apiKey.start}…</bdi>
        </Text>
      </Table.Td>
      <Table.Td>{apiKey.scopes.map((scope) => say(`people.scope.${scope}`)).join(" · ")}</Table.Td>
      <Table.Td>
        {apiKey.lastUsedAt === null ? say("people.neverUsed") : <RelativeTime at={apiKey.lastUsedAt} />}
      </Table.Td>
      <Table.Td>
        <ConfirmDialog
          button={say("people.revoke")}
          label={`${say("people.revoke")}: ${apiKey.name}`}
          look={{ variant: "subtle", size: "compact-sm" }}
          title={say("people.revoke")}
          onConfirm={() => revoke.mutateAsync(undefined)}
        >
          <Text size="sm">{say("people.revokeKeyQuestion", { name: apiKey.name })}</Text>
        </ConfirmDialog>
      </Table.Td>
    </Table.Tr>
  );
}
