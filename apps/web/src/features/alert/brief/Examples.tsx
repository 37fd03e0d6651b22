import { Skeleton, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { ask } from "../../../ui/api.ts";
import { Panel } from "../../../ui/kit/Panel.tsx";
import { Tag } from "../../../ui/kit/Tag.tsx";
import { useSay } from "../../../ui/say.ts";
import { MentionCard } from "../../listen/index.ts";
import type { Explanation } from "./Reasons.tsx";

const SHOWN = 4;

/** A few of the posts themselves, the first one ahead: figures convince nobody at five in the morning. */
export function Examples({ explanation }: { explanation: Explanation }) {
  const say = useSay();
  const { firstMentionId, exampleIds } = explanation;
  const ids = [...new Set([...(firstMentionId === null ? [] : [firstMentionId]), ...exampleIds])].slice(0, SHOWN);
  return (
    <Panel title={say("alert.examples")}>
      {ids.length === 0 && (
        <Text size="sm" c="dimmed">
          {say("alert.examples.none")}
        </Text>
      )}
      {ids.map((id) => (
        <Example key={id} id={id} isFirst={id === firstMentionId} />
      ))}
    </Panel>
  );
}

function Example({ id, isFirst }: { id: string; isFirst: boolean }) {
  const say = useSay();
  const mention = useQuery(ask("getMention", { params: { id } }));
  if (mention.isPending) return <Skeleton height={72} />;
  if (mention.isError) {
    return (
      <Text size="sm" c="dimmed">
        {say("alert.examples.failed")}
      </Text>
    );
  }
  const first = isFirst && <Tag>{say("alert.first")}</Tag>;
  return <MentionCard mention={mention.data} actions={first} />;
}
