import { Anchor, Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { AnswerOf, BodyOf } from "@tocsin/contract";
import { type FormEvent, useState } from "react";
import { Answer } from "../../ui/Answer.tsx";
import { useAct } from "../../ui/act.ts";
import { api, ask } from "../../ui/api.ts";
import { StateBadge } from "../../ui/badges.tsx";
import { ConfirmDialog } from "../../ui/kit/ConfirmDialog.tsx";
import { MayNote } from "../../ui/kit/MayNote.tsx";
import { Panel } from "../../ui/kit/Panel.tsx";
import { type Secret, SecretDialog } from "../../ui/kit/SecretDialog.tsx";
import { useSay } from "../../ui/say.ts";
import { useMay } from "../../ui/session.ts";

type Outlet = AnswerOf<"listOutlets">["items"][number];

export function OutletsPanel() {
  const say = useSay();
  const mayChange = useMay("administer");
  const outlets = useQuery(ask("listOutlets"));
  return (
    <Panel title={say("publish.outlets")} lead={say("publish.outlets.lead")}>
      <Answer of={outlets}>
        {({ items }) => items.map((outlet) => <OutletRow key={outlet.id} outlet={outlet} mayChange={mayChange} />)}
      </Answer>
      <MayNote may={mayChange} reason="publish.mayNot.administer" />
      {mayChange && <NewOutlet />}
    </Panel>
  );
}

function OutletRow({ outlet, mayChange }: { outlet: Outlet; mayChange: boolean }) {
  const say = useSay();
  const isNewsroom = outlet.kind === "newsroom";
  return (
    <Group justify="space-between" align="flex-start">
      <Stack gap={2} miw={0}>
        <Text fw={600}>
          <bdi>{isNewsroom ? say("publish.channel.newsroom") : outlet.name}</bdi>
        </Text>
        {isNewsroom ? (
          <Anchor href={outlet.target} target="_blank" rel="noreferrer" size="sm" dir="ltr">
            {outlet.target}
          </Anchor>
        ) : (
          <Text size="sm" c="dimmed" style={{ overflowWrap: "anywhere" }}>
            <bdi dir="ltr">{outlet.target}</bdi>
          </Text>
        )}
        {outlet.lastProblem !== null && (
          <Text size="sm">
            <bdi>{outlet.lastProblem}</bdi>
          </Text>
        )}
      </Stack>
      <Group gap="xs">
        {outlet.lastOutcome !== null && <StateBadge state={outlet.lastOutcome} />}
        {!isNewsroom && mayChange && <RemoveOutlet outlet={outlet} />}
      </Group>
    </Group>
  );
}

function RemoveOutlet({ outlet }: { outlet: Outlet }) {
  const say = useSay();
  const remove = useAct(() => api.deleteOutlet({ params: { id: outlet.id } }), {
    invalidate: ["listOutlets"],
    success: "publish.outlets.deleted",
  });
  return (
    <ConfirmDialog
      button={say("publish.outlets.delete")}
      look={{ size: "compact-sm" }}
      title={say("publish.outlets.delete.title", { name: outlet.name })}
      onConfirm={() => remove.mutateAsync(undefined)}
    >
      <Text size="sm">{say("publish.outlets.delete.text", { target: outlet.target })}</Text>
    </ConfirmDialog>
  );
}

function NewOutlet() {
  const say = useSay();
  const [name, setName] = useState("");
  const [target, setTarget] = useState("");
  const [secret, setSecret] = useState<Secret | null>(null);
  const add = useAct((body: BodyOf<"createOutlet">) => api.createOutlet({ body }), {
    invalidate: ["listOutlets"],
    success: "publish.outlets.added",
    onDone: (outlet) => {
      setName("");
      setTarget("");
      if (outlet.secret !== undefined) setSecret({ name: outlet.name, secret: outlet.secret });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate({ name, target });
  };
  return (
    <form onSubmit={submit}>
      <Group align="flex-end">
        <TextInput
          label={say("publish.outlets.name")}
          placeholder={say("publish.outlets.name.hint")}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          required
          dir="auto"
        />
        <TextInput
          label={say("publish.outlets.target")}
          type="url"
          value={target}
          onChange={(event) => setTarget(event.currentTarget.value)}
          required
          dir="ltr"
          flex={1}
        />
        <Button type="submit" loading={add.isPending}>
          {say("publish.outlets.add")}
        </Button>
      </Group>
      <SecretDialog of={secret} onClose={() => setSecret(null)} />
    </form>
  );
}
