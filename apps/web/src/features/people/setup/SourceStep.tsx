import { Text, TextInput } from "@mantine/core";
import { useAct } from "../../../ui/act.ts";
import { api } from "../../../ui/api.ts";
import { useDraft } from "../../../ui/draft.ts";
import { Form } from "../../../ui/Form.tsx";
import { useSay } from "../../../ui/say.ts";
import type { StepProps } from "./SetupPage.tsx";
import { StepButtons } from "./StepButtons.tsx";

export function SourceStep({ onDone }: StepProps) {
  const say = useSay();
  const save = useAct(
    (body: { name: string; address: string }) => api.createSource({ body: { kind: "feed", ...body } }),
    { onDone },
  );
  const draft = useDraft({ name: "", address: "" }, save.error);
  return (
    <Form label={say("people.setup.source")} onSubmit={() => save.mutate(draft.value)}>
      <TextInput
        label={say("people.setup.feedAddress")}
        placeholder="https://example.org/feed.xml"
        type="url"
        dir="ltr"
        required
        {...draft.field("address")}
      />
      <TextInput label={say("people.setup.feedName")} required {...draft.field("name")} />
      <Text size="sm" c="dimmed">
        {say("people.setup.otherSources")}
      </Text>
      <StepButtons isBusy={save.isPending} onSkip={onDone} />
    </Form>
  );
}
