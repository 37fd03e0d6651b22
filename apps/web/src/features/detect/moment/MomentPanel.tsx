import { Button, Group, List, Stack, Text, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { AnswerOf } from "@tocsin/contract";
import { reasonsOf } from "@tocsin/contract/wording";
import { useState } from "react";
import { Answer } from "../../../ui/Answer.tsx";
import { useAct } from "../../../ui/act.ts";
import { api, ask } from "../../../ui/api.ts";
import { Bidi } from "../../../ui/Bidi.tsx";
import { Panel } from "../../../ui/kit/Panel.tsx";
import { useTimes } from "../../../ui/kit/times.ts";
import { printWallTime, readWallTime } from "../../../ui/kit/wallClock.ts";
import { AppLink } from "../../../ui/links.tsx";
import { useSay } from "../../../ui/say.ts";
import { useMay, useSession } from "../../../ui/session.ts";

type Moment = AnswerOf<"explainMoment">;

interface MomentPanelProps {
  readonly watchId: string;
  /** Null until a moment is chosen. */
  readonly at: string | null;
  readonly onChoose: (at: string) => void;
}

/** Why the bell rang at a moment, or why it did not; and what a person has to say of it. */
export function MomentPanel({ watchId, at, onChoose }: MomentPanelProps) {
  const say = useSay();
  const { timeZone } = useSession().workspace;
  const choose = (value: string) => {
    const time = readWallTime(value, timeZone);
    if (time !== null) onChoose(time.toISOString());
  };
  return (
    <Panel title={say("moment.title")} lead={say("moment.lead")}>
      <TextInput
        type="datetime-local"
        label={say("moment.time")}
        value={at === null ? "" : printWallTime(new Date(at), timeZone)}
        onChange={(event) => choose(event.currentTarget.value)}
        style={{ alignSelf: "flex-start" }}
      />
      {at !== null && <Explained watchId={watchId} at={at} />}
      {at !== null && <NoteField key={at} watchId={watchId} at={at} />}
    </Panel>
  );
}

function Explained({ watchId, at }: { watchId: string; at: string }) {
  const moment = useQuery({ ...ask("explainMoment", { params: { id: watchId }, query: { at } }), retry: false });
  return <Answer of={moment}>{(answer) => <Told moment={answer} watchId={watchId} />}</Answer>;
}

const HOUR_MS = 3_600_000;

function Told({ moment, watchId }: { moment: Moment; watchId: string }) {
  const say = useSay();
  const times = useTimes();
  const { state, explanation, hindrances, needed, alertId, at } = moment;
  const end = Date.parse(at) + 60_000;
  const hour = { from: new Date(end - HOUR_MS).toISOString(), to: new Date(end).toISOString() };
  return (
    <Stack gap="xs" role="status">
      <Text fw={600}>{say(`moment.state.${state}`, { at: times.moment(at) })}</Text>
      {hindrances.length > 0 && (
        <List size="sm" spacing={2}>
          {hindrances.map(({ code, value, needed: least }) => (
            <List.Item key={code}>{say(`moment.hindrance.${code}`, { value, needed: least })}</List.Item>
          ))}
        </List>
      )}
      {explanation !== null && state === "silent" && needed !== null && (
        <Text size="sm">{say("moment.needed", { needed, observed: explanation.observed })}</Text>
      )}
      {explanation !== null && (
        <List size="sm" spacing={2} c="dimmed">
          {reasonsOf(explanation)
            .slice(0, 5)
            .map((sentence) => (
              <List.Item key={sentence.id}>
                <Bidi>{say(sentence.id, sentence.values)}</Bidi>
              </List.Item>
            ))}
        </List>
      )}
      <Group gap="md">
        {alertId !== null && (
          <AppLink to="/alerts/$id" params={{ id: alertId }} size="sm">
            {say("detect.toAlert")}
          </AppLink>
        )}
        <AppLink to="/mentions" search={{ watchId, ...hour }} size="sm">
          {say("moment.mentions")}
        </AppLink>
      </Group>
    </Stack>
  );
}

function NoteField({ watchId, at }: { watchId: string; at: string }) {
  const say = useSay();
  const mayWrite = useMay("respond");
  const [text, setText] = useState("");
  const write = useAct(() => api.createWatchNote({ params: { id: watchId }, body: { at, text } }), {
    invalidate: ["getWatchSeries"],
    success: "moment.note.written",
    onDone: () => setText(""),
  });
  if (!mayWrite) return null;
  return (
    <Group align="flex-end" gap="xs">
      <TextInput
        label={say("moment.note")}
        description={say("moment.note.hint")}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        maxLength={300}
        dir="auto"
        flex="1 1 14rem"
      />
      <Button
        variant="default"
        onClick={() => write.mutate(undefined)}
        disabled={text.trim() === ""}
        loading={write.isPending}
      >
        {say("moment.note.write")}
      </Button>
    </Group>
  );
}
