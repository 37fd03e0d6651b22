import { TagsInput, Text, TextInput } from "@mantine/core";
import { useAct } from "../../../ui/act.ts";
import { useDraft } from "../../../ui/draft.ts";
import { Form } from "../../../ui/Form.tsx";
import { useSay } from "../../../ui/say.ts";
import type { StepProps } from "./SetupPage.tsx";
import { StepButtons } from "./StepButtons.tsx";
import { queryForNames } from "./spellings.ts";
import { watchBrand } from "./watchBrand.ts";

export function BrandStep({ onDone }: StepProps) {
  const say = useSay();
  const save = useAct(watchBrand, { onDone });
  const draft = useDraft({ name: "", spellings: [] as string[] }, save.error);
  const { name, spellings } = draft.value;
  const query = queryForNames([name, ...spellings]);
  return (
    <Form label={say("people.setup.brand")} onSubmit={() => save.mutate({ name, spellings, kind: "own" })}>
      <TextInput label={say("people.setup.brandName")} dir="auto" required {...draft.field("name")} />
      <TagsInput
        label={say("people.setup.spellings")}
        description={say("people.setup.spellingsText")}
        value={spellings}
        onChange={(next) => draft.set({ spellings: next })}
        splitChars={[",", ";", "،"]}
        acceptValueOnBlur
      />
      {query !== "" && (
        <Text size="sm" c="dimmed">
          {say("people.setup.listensFor")} <bdi dir="auto">{query}</bdi>
        </Text>
      )}
      <StepButtons isBusy={save.isPending} />
    </Form>
  );
}
