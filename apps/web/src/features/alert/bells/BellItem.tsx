import { Button, Text } from "@mantine/core";
import type { AnswerOf } from "@tocsin/contract";
import { useAct } from "../../../ui/act.ts";
import { api } from "../../../ui/api.ts";
import { Bidi } from "../../../ui/Bidi.tsx";
import { StateBadge } from "../../../ui/badges.tsx";
import { Item } from "../../../ui/kit/Item.tsx";
import { useTimes } from "../../../ui/kit/times.ts";
import { useSay } from "../../../ui/say.ts";

type Bell = AnswerOf<"listBells">["items"][number];

export function BellItem({ bell }: { bell: Bell }) {
  const say = useSay();
  const remove = useAct(() => api.deleteBell({ params: { id: bell.id } }), {
    invalidate: ["listBells"],
    success: "alert.bells.deleted",
  });
  const removal = {
    title: say("alert.bells.delete.title", { name: bell.name }),
    text: say("alert.bells.delete.text", { target: bell.target }),
    onRemove: () => remove.mutateAsync(undefined),
  };
  const test = useAct(() => api.testBell({ params: { id: bell.id } }), { invalidate: ["listBells"] });
  const press = (
    <Button
      size="compact-sm"
      variant="light"
      onClick={() => test.mutate(undefined)}
      loading={test.isPending}
      aria-label={`${say("alert.bells.test")}: ${bell.name}`}
    >
      {say("alert.bells.test")}
    </Button>
  );
  return (
    <Item name={bell.name} badges={<BellBadge bell={bell} />} actions={press} removal={removal}>
      <Text size="sm" style={{ overflowWrap: "anywhere" }}>
        {say(`alert.bells.kind.${bell.kind}`)} · <bdi dir="ltr">{bell.target}</bdi>
      </Text>
      <Text size="sm" c="dimmed">
        {say("alert.bells.minimum.value", {
          severity: say(`severity.${bell.minimumSeverity}`),
          language: say(`language.${bell.language}`),
        })}
      </Text>
      <LastUse bell={bell} />
      {test.data !== undefined && (
        <Text size="sm" fw={600} role="status">
          {say(`alert.bells.test.${test.data.outcome}`, { problem: test.data.problem ?? "" })}
        </Text>
      )}
    </Item>
  );
}

function BellBadge({ bell }: { bell: Bell }) {
  if (bell.isPaused) return <StateBadge state="paused" />;
  return bell.lastOutcome === null ? null : <StateBadge state={bell.lastOutcome} />;
}

function LastUse({ bell }: { bell: Bell }) {
  const say = useSay();
  const { moment } = useTimes();
  return (
    <Text size="sm" c="dimmed">
      {bell.lastUsedAt === null ? say("alert.bells.never") : say("alert.bells.last", { time: moment(bell.lastUsedAt) })}
      {bell.lastProblem !== null && (
        <>
          {" · "}
          <Bidi>{bell.lastProblem}</Bidi>
        </>
      )}
    </Text>
  );
}
