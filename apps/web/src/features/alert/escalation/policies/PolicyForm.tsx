import { Button, Checkbox, Group, NativeSelect, NumberInput, SimpleGrid, Stack, Text, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { PolicyWish } from "@tocsin/contract";
import { type AlertKind, alertKinds, severities } from "@tocsin/contract/words";
import { useAct } from "../../../../ui/act.ts";
import { api, ask } from "../../../../ui/api.ts";
import { type Draft, useDraft } from "../../../../ui/draft.ts";
import { FormDialog } from "../../../../ui/kit/FormDialog.tsx";
import { useTimes } from "../../../../ui/kit/times.ts";
import { useSay } from "../../../../ui/say.ts";
import type { Policy } from "../names.ts";
import { StepFields } from "./StepFields.tsx";

const blank: PolicyWish = {
  ...{ name: "", brandId: null, minimumSeverity: 1, kinds: [...alertKinds], repeats: 2, repeatMinutes: 15 },
  ...{ growthStep: 1, promiseMinutes: 60 },
  steps: [{ delayMinutes: 0, targets: [{ kind: "called" }, { kind: "bells" }], needsEverybody: false }],
};

export function PolicyForm({ policy, onClose }: { policy: Policy | null; onClose: () => void }) {
  const say = useSay();
  const save = useAct(
    (body: PolicyWish) =>
      policy === null ? api.createPolicy({ body }) : api.updatePolicy({ params: { id: policy.id }, body }),
    { invalidate: ["listPolicies", "getCoverage"], success: "escalation.policies.saved", onDone: onClose },
  );
  const draft = useDraft<PolicyWish>(policy ?? blank, save.error);
  const { steps, kinds, growthStep } = draft.value;
  const isWhole = kinds.length > 0 && steps.every(({ targets }) => targets.length > 0);
  const send = () => save.mutate({ ...draft.value, growthStep: Math.min(growthStep, steps.length) });
  const title = policy === null ? say("escalation.policies.add") : say("escalation.edit.title", { name: policy.name });
  return (
    <FormDialog title={title} onClose={onClose} onSave={send} isBusy={save.isPending} isOff={!isWhole} size="lg">
      <TextInput label={say("escalation.name")} {...draft.field("name")} required data-autofocus dir="auto" />
      <Scope draft={draft} />
      <Steps draft={draft} />
      <Rest draft={draft} />
    </FormDialog>
  );
}

function Scope({ draft }: { draft: Draft<PolicyWish> }) {
  const say = useSay();
  const brands = useQuery(ask("listBrands")).data?.items ?? [];
  const { brandId, minimumSeverity, kinds } = draft.value;
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <NativeSelect
          label={say("escalation.brand")}
          value={brandId ?? ""}
          onChange={(event) => draft.set({ brandId: event.currentTarget.value || null })}
          data={[
            { value: "", label: say("escalation.brand.all") },
            ...brands.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <NativeSelect
          label={say("escalation.severity")}
          value={String(minimumSeverity)}
          onChange={(event) => draft.set({ minimumSeverity: Number(event.currentTarget.value) })}
          data={severities.map((value) => ({ value: String(value), label: say(`severity.${value}`) }))}
        />
      </SimpleGrid>
      <Checkbox.Group
        label={say("escalation.kinds")}
        value={kinds}
        onChange={(chosen) => draft.set({ kinds: chosen as AlertKind[] })}
      >
        <Group mt="xs">
          {alertKinds.map((kind) => (
            <Checkbox key={kind} value={kind} label={say(`kind.${kind}`)} />
          ))}
        </Group>
      </Checkbox.Group>
    </>
  );
}

function Steps({ draft }: { draft: Draft<PolicyWish> }) {
  const say = useSay();
  const { steps } = draft.value;
  const set = (place: number, step: PolicyWish["steps"][number] | null) =>
    draft.set({ steps: steps.flatMap((old, at) => (at !== place ? [old] : step === null ? [] : [step])) });
  return (
    <Stack gap="sm">
      {steps.map((step, place) => (
        <StepFields
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is known by its place
          key={place}
          place={place}
          step={step}
          onChange={(next) => set(place, next)}
          onRemove={steps.length === 1 ? undefined : () => set(place, null)}
        />
      ))}
      <Button
        variant="default"
        onClick={() => draft.set({ steps: [...steps, { delayMinutes: 5, targets: [], needsEverybody: false }] })}
        disabled={steps.length >= 20}
      >
        {say("escalation.steps.add")}
      </Button>
    </Stack>
  );
}

const PROMISES = [15, 30, 60, 120, 240];

function Rest({ draft }: { draft: Draft<PolicyWish> }) {
  const say = useSay();
  const { span } = useTimes();
  const { repeats, repeatMinutes, growthStep, promiseMinutes, steps } = draft.value;
  const numbers = (count: number, from: number) =>
    Array.from({ length: count }, (_, place) => ({ value: String(place + from), label: String(place + from) }));
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <NativeSelect
          label={say("escalation.repeats")}
          value={String(repeats)}
          onChange={(event) => draft.set({ repeats: Number(event.currentTarget.value) })}
          data={numbers(6, 0)}
        />
        <NumberInput
          label={say("escalation.repeatMinutes")}
          value={repeatMinutes}
          onChange={(value) => draft.set({ repeatMinutes: Number(value) || 1 })}
          min={1}
          max={9000}
        />
        <NativeSelect
          label={say("escalation.growthStep")}
          value={String(Math.min(growthStep, steps.length))}
          onChange={(event) => draft.set({ growthStep: Number(event.currentTarget.value) })}
          data={numbers(steps.length, 1)}
        />
        <NativeSelect
          label={say("escalation.promiseMinutes")}
          value={promiseMinutes === null ? "" : String(promiseMinutes)}
          onChange={(event) => draft.set({ promiseMinutes: Number(event.currentTarget.value) || null })}
          data={[
            { value: "", label: say("escalation.promiseMinutes.none") },
            ...[...new Set([...PROMISES, promiseMinutes ?? 60])].map((value) => ({
              value: String(value),
              label: span(value),
            })),
          ]}
        />
      </SimpleGrid>
      <Text size="xs" c="dimmed">
        {say("escalation.promiseMinutes.hint")}
      </Text>
    </>
  );
}
