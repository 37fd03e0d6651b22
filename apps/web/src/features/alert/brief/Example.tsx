import { Skeleton, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { ask } from "../../../ui/api.ts";
import { Tag } from "../../../ui/kit/Tag.tsx";
import { useSay } from "../../../ui/say.ts";
import { MentionCard } from "../../listen/index.ts";

/** One post in its own language, with what makes it worth reading. */
export function Example({ id, because }: { id: string; because?: string | undefined }) {
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
  return <MentionCard mention={mention.data} actions={because !== undefined && <Tag>{because}</Tag>} />;
}
