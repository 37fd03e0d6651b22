import { TagsInput } from "@mantine/core";
import { useState } from "react";
import { useAct } from "../../../ui/act.ts";
import { Form } from "../../../ui/Form.tsx";
import { useSay } from "../../../ui/say.ts";
import type { StepProps } from "./SetupPage.tsx";
import { StepButtons } from "./StepButtons.tsx";
import { watchBrand } from "./watchBrand.ts";

async function watchCompetitors(names: readonly string[]): Promise<void> {
  for (const name of names) await watchBrand({ name, kind: "competitor", spellings: [] });
}

export function CompetitorStep({ onDone }: StepProps) {
  const say = useSay();
  const [names, setNames] = useState<string[]>([]);
  const save = useAct(watchCompetitors, { onDone });
  return (
    <Form label={say("people.setup.competitors")} onSubmit={() => save.mutate(names)}>
      <TagsInput
        label={say("people.setup.competitorNames")}
        description={say("people.setup.competitorNamesText")}
        value={names}
        onChange={setNames}
        splitChars={[",", ";", "،"]}
        acceptValueOnBlur
      />
      <StepButtons isBusy={save.isPending} onSkip={onDone} />
    </Form>
  );
}
