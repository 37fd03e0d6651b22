import { Button, Checkbox, Fieldset, Group, MultiSelect, NumberInput, Stack } from "@mantine/core";
import type { PolicyStep, StepTarget } from "@tocsin/contract";
import { departments, languages } from "@tocsin/contract/words";
import { useSay } from "../../../../ui/say.ts";
import { type Known, printTarget, readTarget, sayTarget, useKnown } from "../names.ts";
import { SkillFields } from "./SkillFields.tsx";

interface StepFieldsProps {
  readonly place: number;
  readonly step: PolicyStep;
  readonly onChange: (step: PolicyStep) => void;
  readonly onRemove: (() => void) | undefined;
}

export function StepFields({ place, step, onChange, onRemove }: StepFieldsProps) {
  const say = useSay();
  const known = useKnown();
  const chosen = step.targets.map(printTarget);
  const add = (target: StepTarget) =>
    onChange({ ...step, targets: [...new Set([...chosen, printTarget(target)])].map(readTarget) });
  const choices = [...new Set([...listTargets(known).map(printTarget), ...chosen])];
  return (
    <Fieldset legend={say("escalation.steps.step", { step: place + 1 })}>
      <Stack gap="xs">
        <NumberInput
          label={say(place === 0 ? "escalation.steps.first" : "escalation.steps.delay")}
          value={step.delayMinutes}
          onChange={(value) => onChange({ ...step, delayMinutes: Number(value) || 0 })}
          min={0}
          max={9000}
        />
        <MultiSelect
          label={say("escalation.steps.targets")}
          data={choices.map((value) => ({ value, label: sayTarget(say, readTarget(value), known) }))}
          value={chosen}
          onChange={(values) => onChange({ ...step, targets: values.map(readTarget) })}
          searchable
          error={chosen.length === 0 ? say("escalation.steps.targets.none") : undefined}
        />
        <SkillFields onAdd={add} />
        <Checkbox
          label={say("escalation.steps.everybody")}
          checked={step.needsEverybody}
          onChange={(event) => onChange({ ...step, needsEverybody: event.currentTarget.checked })}
        />
        {onRemove !== undefined && (
          <Group justify="flex-end">
            <Button size="compact-sm" variant="subtle" onClick={onRemove}>
              {say("escalation.steps.remove", { step: place + 1 })}
            </Button>
          </Group>
        )}
      </Stack>
    </Fieldset>
  );
}

function listTargets({ callees, rotations, bells }: Known): StepTarget[] {
  return [
    { kind: "called" },
    { kind: "bells" },
    ...rotations.map(({ id }): StepTarget => ({ kind: "rotation", id })),
    ...callees.map(({ kind, id }): StepTarget => ({ kind, id })),
    ...departments.map((department): StepTarget => ({ kind: "team", department })),
    ...languages.map((language): StepTarget => ({ kind: "skill", language, department: null })),
    ...departments.map((department): StepTarget => ({ kind: "skill", language: null, department })),
    ...bells.map(({ id }): StepTarget => ({ kind: "bell", id })),
  ];
}
