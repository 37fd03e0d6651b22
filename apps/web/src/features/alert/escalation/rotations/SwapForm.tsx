import { NativeSelect, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useAct } from "../../../../ui/act.ts";
import { api } from "../../../../ui/api.ts";
import { FormDialog } from "../../../../ui/kit/FormDialog.tsx";
import { printWallTime, readWallTime } from "../../../../ui/kit/wallClock.ts";
import { useSay } from "../../../../ui/say.ts";
import { useSession } from "../../../../ui/session.ts";
import { keyOf, type Rotation, readCallee, useKnown } from "../names.ts";

const DAY_MS = 86_400_000;

/** Somebody else is on call for a while: a holiday, an illness, an exchange. */
export function SwapForm({ rotation, onClose }: { rotation: Rotation; onClose: () => void }) {
  const say = useSay();
  const { timeZone } = useSession().workspace;
  const { callees } = useKnown();
  const wallIn = (days: number) =>
    printWallTime(new Date(Math.ceil(Date.now() / 3_600_000) * 3_600_000 + days * DAY_MS), timeZone);
  const [from, setFrom] = useState(() => wallIn(0));
  const [until, setUntil] = useState(() => wallIn(1));
  const [key, setKey] = useState("");
  const chosen = key === "" ? callees[0] && keyOf(callees[0]) : key;
  const begins = readWallTime(from, timeZone);
  const ends = readWallTime(until, timeZone);
  const isRight = begins !== null && ends !== null && begins < ends && chosen !== undefined;
  const save = useAct(
    () => {
      const callee = readCallee(chosen!);
      return api.createSwap({
        params: { id: rotation.id },
        body: { callee, from: begins!.toISOString(), until: ends!.toISOString() },
      });
    },
    { invalidate: ["listRotations", "listShifts", "getCoverage"], success: "escalation.swap.saved", onDone: onClose },
  );
  return (
    <FormDialog
      title={say("escalation.swap.title", { name: rotation.name })}
      onClose={onClose}
      onSave={() => save.mutate(undefined)}
      isBusy={save.isPending}
      isOff={!isRight}
    >
      <Text size="sm">{say("escalation.swap.text")}</Text>
      <NativeSelect
        label={say("escalation.swap.who")}
        value={chosen ?? ""}
        onChange={(event) => setKey(event.currentTarget.value)}
        data={callees.map((one) => ({ value: keyOf(one), label: one.name }))}
      />
      <TextInput
        type="datetime-local"
        label={say("escalation.from")}
        value={from}
        onChange={(event) => setFrom(event.currentTarget.value)}
      />
      <TextInput
        type="datetime-local"
        label={say("escalation.until")}
        value={until}
        onChange={(event) => setUntil(event.currentTarget.value)}
        error={isRight ? undefined : say("escalation.until.early")}
      />
    </FormDialog>
  );
}
