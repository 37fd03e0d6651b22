import { MultiSelect, NativeSelect, NumberInput, SimpleGrid, TextInput } from "@mantine/core";
import type { BodyOf } from "@tocsin/contract";
import { type ShiftKind, shiftKinds } from "@tocsin/contract/words";
import { useIntl } from "react-intl";
import { useAct } from "../../../../ui/act.ts";
import { api } from "../../../../ui/api.ts";
import { type Draft, useDraft } from "../../../../ui/draft.ts";
import { FormDialog } from "../../../../ui/kit/FormDialog.tsx";
import { printWallTime } from "../../../../ui/kit/wallClock.ts";
import { useSay } from "../../../../ui/say.ts";
import { useSession } from "../../../../ui/session.ts";
import { keyOf, type Rotation, readCallee, useKnown } from "../names.ts";
import { printMinute, readMinute, sayWeekday, weekdays } from "../weekTime.ts";

type Body = BodyOf<"createRotation">;

export function RotationForm({ rotation, onClose }: { rotation: Rotation | null; onClose: () => void }) {
  const say = useSay();
  const { timeZone } = useSession().workspace;
  const { callees } = useKnown();
  const save = useAct(
    (body: Body) =>
      rotation === null ? api.createRotation({ body }) : api.updateRotation({ params: { id: rotation.id }, body }),
    {
      invalidate: ["listRotations", "listShifts", "getCoverage"],
      success: "escalation.rotations.saved",
      onDone: onClose,
    },
  );
  const blank: Body = {
    ...{ name: "", callees: [], shift: "week", shiftHours: 12, handoverWeekday: 1, handoverMinute: 9 * 60 },
    startsOn: printWallTime(new Date(), timeZone).slice(0, 10),
  };
  const draft = useDraft<Body>(rotation ?? blank, save.error);
  const title =
    rotation === null ? say("escalation.rotations.add") : say("escalation.edit.title", { name: rotation.name });
  return (
    <FormDialog
      title={title}
      onClose={onClose}
      onSave={() => save.mutate(draft.value)}
      isBusy={save.isPending}
      isOff={draft.value.callees.length === 0}
      size="lg"
    >
      <TextInput label={say("escalation.name")} {...draft.field("name")} required data-autofocus dir="auto" />
      <MultiSelect
        label={say("escalation.rotations.people")}
        description={say("escalation.rotations.people.hint")}
        data={callees.map((one) => ({ value: keyOf(one), label: one.name }))}
        value={draft.value.callees.map(keyOf)}
        onChange={(keys) => draft.set({ callees: keys.map(readCallee) })}
        error={draft.problemOf("callees")}
        searchable
      />
      <Handover draft={draft} />
    </FormDialog>
  );
}

function Handover({ draft }: { draft: Draft<Body> }) {
  const say = useSay();
  const intl = useIntl();
  const { shift, shiftHours, handoverWeekday, handoverMinute } = draft.value;
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <NativeSelect
        label={say("escalation.shift")}
        value={shift}
        onChange={(event) => draft.set({ shift: event.currentTarget.value as ShiftKind })}
        data={shiftKinds.map((value) => ({ value, label: say(`escalation.shift.${value}`) }))}
      />
      {shift === "hours" && (
        <NumberInput
          label={say("escalation.shiftHours")}
          value={shiftHours}
          onChange={(value) => draft.set({ shiftHours: Number(value) || 1 })}
          min={1}
          max={720}
        />
      )}
      {shift === "week" && (
        <NativeSelect
          label={say("escalation.handoverWeekday")}
          value={String(handoverWeekday)}
          onChange={(event) => draft.set({ handoverWeekday: Number(event.currentTarget.value) })}
          data={weekdays.map((day) => ({ value: String(day), label: sayWeekday(intl, day) }))}
        />
      )}
      <TextInput
        type="time"
        label={say("escalation.handoverTime")}
        value={printMinute(handoverMinute)}
        onChange={(event) => draft.set({ handoverMinute: readMinute(event.currentTarget.value) })}
      />
      <TextInput type="date" label={say("escalation.startsOn")} {...draft.field("startsOn")} />
    </SimpleGrid>
  );
}
