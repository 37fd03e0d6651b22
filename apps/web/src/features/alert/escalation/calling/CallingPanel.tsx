import { Button, Group, Stack, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useAct } from "../../../../ui/act.ts";
import { api, keyOf } from "../../../../ui/api.ts";
import { Bidi } from "../../../../ui/Bidi.tsx";
import { Panel } from "../../../../ui/kit/Panel.tsx";
import { useTimes } from "../../../../ui/kit/times.ts";
import { AppLink } from "../../../../ui/links.tsx";
import { useSay } from "../../../../ui/say.ts";
import { useMay } from "../../../../ui/session.ts";
import { CallingLog } from "./CallingLog.tsx";
import { type Escalation, useEscalation } from "./useEscalation.ts";

/** Who is called for this alert: by which policy, who still has to answer, and everything that happened, in its order. */
export function CallingPanel({ alertId }: { alertId: string }) {
  const say = useSay();
  const { data } = useEscalation(alertId);
  if (data === undefined) return null;
  return (
    <Panel title={say("escalation.calling")}>
      <Text size="sm">
        {data.policyName === null || data.isBuiltIn
          ? say("escalation.calling.builtIn")
          : say("escalation.calling.policy", { name: data.policyName })}
      </Text>
      <div>
        <AppLink to="/settings/$tab" params={{ tab: "escalation" }} size="sm">
          {say("escalation.calling.see")}
        </AppLink>
      </div>
      <Answers alertId={alertId} calls={data.calls.filter(({ isNeeded }) => isNeeded)} />
      <CallingLog log={data.log} />
    </Panel>
  );
}

/** Where everybody is asked: who has answered, and a press for who answered by telephone. */
function Answers({ alertId, calls }: { alertId: string; calls: Escalation["calls"] }) {
  const say = useSay();
  const { clock } = useTimes();
  const mayRespond = useMay("respond");
  const queries = useQueryClient();
  const answer = useAct((callId: string) => api.answerCall({ params: { id: alertId }, body: { callId } }), {
    onDone: (after) => void queries.setQueryData(keyOf("getEscalation", { params: { id: alertId } }), after),
  });
  if (calls.length === 0) return null;
  return (
    <Stack gap={4}>
      <Text size="sm" fw={600}>
        {say("escalation.answers")}
      </Text>
      {calls.map(({ id, name, answeredAt }) => (
        <Group key={id} justify="space-between" gap="xs">
          <Text size="sm">
            <span aria-hidden="true">{answeredAt === null ? "○ " : "● "}</span>
            <Bidi>{name}</Bidi>
            {" · "}
            {answeredAt === null
              ? say("escalation.answers.waiting")
              : say("escalation.answers.at", { time: clock(answeredAt) })}
          </Text>
          {answeredAt === null && mayRespond && (
            <Button
              size="compact-sm"
              variant="light"
              onClick={() => answer.mutate(id)}
              loading={answer.isPending}
              aria-label={`${say("escalation.answers.mark")}: ${name}`}
            >
              {say("escalation.answers.mark")}
            </Button>
          )}
        </Group>
      ))}
    </Stack>
  );
}
