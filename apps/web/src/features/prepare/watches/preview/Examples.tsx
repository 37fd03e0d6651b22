import { Stack, Text } from "@mantine/core";
import type { AnswerOf } from "@tocsin/contract";
import { Bidi } from "../../../../ui/Bidi.tsx";
import { useTimes } from "../../../../ui/kit/times.ts";
import { namePlatform } from "../../../../ui/platformNames.ts";
import { useSay } from "../../../../ui/say.ts";
import { MarkedText } from "./MarkedText.tsx";

type Post = AnswerOf<"previewQuery">["examples"][number];
const MOST_SHOWN = 5;

export function Examples({ posts }: { posts: readonly Post[] }) {
  const say = useSay();
  return (
    <Stack gap="xs">
      <Text size="sm" fw={600}>
        {say("prepare.preview.examples")}
      </Text>
      {posts.slice(0, MOST_SHOWN).map((post) => (
        <Example key={post.id} post={post} />
      ))}
    </Stack>
  );
}

function Example({ post }: { post: Post }) {
  const say = useSay();
  const { moment } = useTimes();
  return (
    <div>
      <Text size="xs" c="dimmed">
        <Bidi>{post.author.handle}</Bidi> · <Bidi>{namePlatform(post.platform, say)}</Bidi> ·{" "}
        <Bidi>{moment(post.publishedAt)}</Bidi>
      </Text>
      <Text size="sm" lineClamp={3} dir="auto" lang={post.language}>
        <MarkedText text={post.text} spans={post.highlights} />
      </Text>
    </div>
  );
}
