import {
  Button,
  Paper,
  SegmentedControl,
  Select,
  Stack,
  Switch,
  Text,
  TextInput,
  Title,
  useMantineColorScheme,
} from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import type { Language } from "@tocsin/contract/words";
import { useState } from "react";
import { useAct } from "../../ui/act.ts";
import { api, keyOf } from "../../ui/api.ts";
import { useDraft } from "../../ui/draft.ts";
import { Form } from "../../ui/Form.tsx";
import { useLanguage } from "../../ui/language.tsx";
import { useSay } from "../../ui/say.ts";
import { useMay, useSession } from "../../ui/session.ts";
import { isSoundOn, setSound } from "../../ui/sound.ts";
import { languageChoices, TimeZoneSelect } from "./AccountFields.tsx";

export function MySettings() {
  const mayAdminister = useMay("administer");
  return (
    <Stack gap="md" maw="34rem">
      <Mine />
      {mayAdminister && <Workspace />}
    </Stack>
  );
}

function Mine() {
  const say = useSay();
  const session = useSession();
  const { language, setLanguage } = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [isSounding, setSounding] = useState(isSoundOn);
  const choose = useAct((next: Language) => api.setMyLanguage({ body: { language: next } }));
  return (
    <Paper withBorder p="md" bg="var(--surface)">
      <Stack gap="md">
        <Title order={2} size="h4">
          {session.person.name}
        </Title>
        <Text size="sm" c="dimmed">
          {session.person.email} · {say(`role.${session.role}`)}
        </Text>
        <Select
          label={say("people.language")}
          data={languageChoices}
          value={language}
          allowDeselect={false}
          onChange={(next) => choose.mutate(next as Language, { onSettled: () => setLanguage(next as Language) })}
        />
        <SegmentedControl
          aria-label={say("people.scheme")}
          value={colorScheme}
          onChange={(next) => setColorScheme(next as "auto" | "light" | "dark")}
          data={["auto", "light", "dark"].map((each) => ({ value: each, label: say(`people.scheme.${each}`) }))}
        />
        <Switch
          label={say("people.sound")}
          description={say("people.soundText")}
          checked={isSounding}
          onChange={(event) => {
            setSounding(event.currentTarget.checked);
            setSound(event.currentTarget.checked);
          }}
        />
      </Stack>
    </Paper>
  );
}

function Workspace() {
  const say = useSay();
  const { workspace } = useSession();
  const queries = useQueryClient();
  const save = useAct((body: Parameters<typeof api.updateWorkspace>[0]["body"]) => api.updateWorkspace({ body }), {
    success: "people.saved",
    onDone: (session) => queries.setQueryData(keyOf("getSession"), session),
  });
  const { name, language, timeZone } = workspace;
  const draft = useDraft({ name, language, timeZone }, save.error);
  return (
    <Paper withBorder p="md" bg="var(--surface)">
      <Form label={say("people.workspace")} onSubmit={() => save.mutate(draft.value)}>
        <Title order={2} size="h4">
          {say("people.workspace")}
        </Title>
        <TextInput label={say("people.workspaceName")} required {...draft.field("name")} />
        <Select label={say("people.workspaceLanguage")} data={languageChoices} {...draft.choice("language")} />
        <TimeZoneSelect {...draft.choice("timeZone")} />
        <Button type="submit" loading={save.isPending} style={{ alignSelf: "flex-start" }}>
          {say("people.save")}
        </Button>
      </Form>
    </Paper>
  );
}
