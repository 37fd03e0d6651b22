import { Button, Group, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useNavigate } from "@tanstack/react-router";
import type { Language } from "@tocsin/contract/words";
import { useState } from "react";
import { useAct } from "../../ui/act.ts";
import { api } from "../../ui/api.ts";
import { Bidi } from "../../ui/Bidi.tsx";
import { StateBadge } from "../../ui/badges.tsx";
import { Dialog } from "../../ui/kit/Dialog.tsx";
import { LanguageChoice } from "../../ui/kit/LanguageChoice.tsx";
import { Panel } from "../../ui/kit/Panel.tsx";
import { AppLink } from "../../ui/links.tsx";
import { useSay } from "../../ui/say.ts";
import { useSession } from "../../ui/session.ts";
import type { Incident } from "./useIncident.ts";

/** What is said to the public about this incident, and the way to say more. */
export function StatementsPanel({ incident, isOff }: { incident: Incident; isOff: boolean }) {
  const say = useSay();
  const [isOpen, { open, close }] = useDisclosure();
  const write = (
    <Button size="compact-sm" onClick={open} disabled={isOff}>
      {say("respond.statements.new")}
    </Button>
  );
  return (
    <Panel title={say("respond.statements")} actions={write}>
      {incident.statements.length === 0 && (
        <Text size="sm" c="dimmed">
          {say("respond.statements.none")}
        </Text>
      )}
      {incident.statements.map((statement) => (
        <Group key={statement.id} gap="xs" justify="space-between">
          <AppLink to="/publish/$id" params={{ id: statement.id }} size="sm">
            <Bidi>{statement.title}</Bidi>
          </AppLink>
          <StateBadge state={statement.state} />
        </Group>
      ))}
      <Dialog opened={isOpen} onClose={close} title={say("respond.statements.new")}>
        <DraftForm incident={incident} />
      </Dialog>
    </Panel>
  );
}

function DraftForm({ incident }: { incident: Incident }) {
  const say = useSay();
  const navigate = useNavigate();
  const { workspace } = useSession();
  const [languages, choose] = useState<Language[]>([...new Set([workspace.language, incident.playbookLanguage])]);
  const kind = incident.statements.length === 0 ? "holding" : "update";
  const draft = useAct(() => api.createStatement({ body: { incidentId: incident.id, kind, languages } }), {
    invalidate: ["getIncident", "listStatements"],
    success: "respond.statements.drafted",
    onDone: (statement) => void navigate({ to: "/publish/$id", params: { id: statement.id } }),
  });
  return (
    <Stack>
      <LanguageChoice
        label={say("respond.statements.languages")}
        value={languages}
        onChange={choose}
        error={languages.length === 0 ? say("respond.statements.languages.none") : undefined}
      />
      <Group justify="flex-end">
        <Button
          onClick={() => draft.mutate(undefined)}
          loading={draft.isPending}
          disabled={languages.length === 0}
          data-autofocus
        >
          {say("respond.statements.save")}
        </Button>
      </Group>
    </Stack>
  );
}
