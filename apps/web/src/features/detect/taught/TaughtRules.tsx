import { Button, Group, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { AnswerOf } from "@tocsin/contract";
import { useState } from "react";
import { Answer } from "../../../ui/Answer.tsx";
import { useAct } from "../../../ui/act.ts";
import { api, ask } from "../../../ui/api.ts";
import { Bidi } from "../../../ui/Bidi.tsx";
import { Item } from "../../../ui/kit/Item.tsx";
import { Panel } from "../../../ui/kit/Panel.tsx";
import { useTimes } from "../../../ui/kit/times.ts";
import { AppLink } from "../../../ui/links.tsx";
import { useSay } from "../../../ui/say.ts";
import { useMay } from "../../../ui/session.ts";
import { wordsOfEffect, wordsOfLesson } from "./lessonWords.ts";

export type Rule = AnswerOf<"listTaughtRules">["items"][number];

/** What this watch has learnt from the team, each with who, when and why, and one press to take it back. */
export function TaughtRules({ watchId }: { watchId: string }) {
  const say = useSay();
  const rules = useQuery(ask("listTaughtRules", { params: { id: watchId } }));
  return (
    <Panel title={say("taught.title")} lead={say("taught.lead")}>
      <Answer of={rules}>
        {({ items }) => (items.length === 0 ? <Text size="sm">{say("taught.none")}</Text> : <Rules rules={items} />)}
      </Answer>
    </Panel>
  );
}

function Rules({ rules }: { rules: readonly Rule[] }) {
  return (
    <Stack gap="xs">
      {rules.map((rule) => (
        <TaughtRule key={rule.id} rule={rule} />
      ))}
    </Stack>
  );
}

function TaughtRule({ rule }: { rule: Rule }) {
  const say = useSay();
  const { moment } = useTimes();
  const { id, values } = wordsOfLesson(rule.lesson, moment);
  const because = say("taught.because", {
    name: rule.by.name,
    at: moment(rule.at),
    reason: say(`alert.reason.${rule.reason}`),
  });
  return (
    <Item name={say(`taught.kind.${rule.lesson.kind}`)}>
      <Text size="sm">{say(id, values)}</Text>
      <Text size="sm" c="dimmed">
        {because}{" "}
        {rule.note !== "" && (
          <>
            “<Bidi>{rule.note}</Bidi>”{" "}
          </>
        )}
        <AppLink to="/alerts/$id" params={{ id: rule.alertId }} size="sm">
          {say("taught.alert")}
        </AppLink>
      </Text>
      {rule.undone === null ? <Standing rule={rule} /> : <TakenBack undone={rule.undone} />}
    </Item>
  );
}

function TakenBack({ undone }: { undone: NonNullable<Rule["undone"]> }) {
  const say = useSay();
  const { moment } = useTimes();
  return <Text size="sm">{say("taught.undone", { name: undone.by, at: moment(undone.at) })}</Text>;
}

function Standing({ rule }: { rule: Rule }) {
  const say = useSay();
  const mayUndo = useMay("respond");
  const [isAsked, askFor] = useState(false);
  const effect = useQuery({
    ...ask("getTaughtEffect", { params: { id: rule.id } }),
    enabled: isAsked,
    retry: false,
    staleTime: 300_000,
  });
  const undo = useAct(() => api.undoTaughtRule({ params: { id: rule.id } }), {
    invalidate: ["listTaughtRules", "getWatchSeries", "getSituation", "explainMoment"],
    success: "taught.undo.done",
  });
  const told = effect.data === undefined ? null : wordsOfEffect(effect.data);
  return (
    <Stack gap={4}>
      {told !== null && (
        <Text size="sm" role="status">
          {say(told.id, told.values)}
        </Text>
      )}
      <Group gap="xs">
        {told === null && (
          <Button size="compact-sm" variant="default" onClick={() => askFor(true)} loading={effect.isFetching}>
            {say("taught.effect")}
          </Button>
        )}
        {mayUndo && (
          <Button size="compact-sm" variant="subtle" onClick={() => undo.mutate(undefined)} loading={undo.isPending}>
            {say("taught.undo")}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
