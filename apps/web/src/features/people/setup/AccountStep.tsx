import { Button, Select, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useAct } from "../../../ui/act.ts";
import { api } from "../../../ui/api.ts";
import { useDraft } from "../../../ui/draft.ts";
import { Form } from "../../../ui/Form.tsx";
import { useLanguage } from "../../../ui/language.tsx";
import { useSay } from "../../../ui/say.ts";
import { AccountFields, languageChoices, TimeZoneSelect } from "../AccountFields.tsx";
import { useSessionKeeper } from "../enter.ts";
import type { StepProps } from "./SetupPage.tsx";

export function AccountStep({ onDone }: StepProps) {
  const say = useSay();
  const { language } = useLanguage();
  const queries = useQueryClient();
  const keep = useSessionKeeper();
  const create = useAct((body: Parameters<typeof api.createSetup>[0]["body"]) => api.createSetup({ body }), {
    onDone: async (session) => {
      onDone();
      keep(session);
      await queries.invalidateQueries({ queryKey: ["getSetup"] });
    },
  });
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const draft = useDraft({ workspace: "", language, timeZone, name: "", email: "", password: "" }, create.error);
  return (
    <Form label={say("people.setup.account")} onSubmit={() => create.mutate(draft.value)}>
      <TextInput
        label={say("people.workspaceName")}
        description={say("people.workspaceNameText")}
        required
        {...draft.field("workspace")}
      />
      <Select label={say("people.workspaceLanguage")} data={languageChoices} {...draft.choice("language")} />
      <TimeZoneSelect {...draft.choice("timeZone")} />
      <TextInput
        label={say("people.email")}
        type="email"
        autoComplete="username"
        dir="ltr"
        required
        {...draft.field("email")}
      />
      <AccountFields draft={draft} />
      <Button type="submit" loading={create.isPending}>
        {say("people.setup.next")}
      </Button>
    </Form>
  );
}
