import { Paper, Stack, Text } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { AnswerOf } from "@tocsin/contract";
import { api } from "../../../ui/api.ts";
import { Bidi } from "../../../ui/Bidi.tsx";
import { useTimes } from "../../../ui/kit/times.ts";
import { namePlatform } from "../../../ui/platformNames.ts";
import { useSayProblem } from "../../../ui/problems.ts";
import { useSay } from "../../../ui/say.ts";
import { DayBars } from "./DayBars.tsx";

type Preview = AnswerOf<"previewQuery">;
const DAYS = 30;

/** What the query would have caught in the stored posts, before anything is saved. */
export function QueryPreview({ query }: { query: string }) {
  const say = useSay();
  const sayProblem = useSayProblem();
  const preview = useQuery({
    queryKey: ["previewQuery", query],
    queryFn: () => api.previewQuery({ body: { query, days: DAYS } }),
    enabled: query.trim() !== "",
    placeholderData: keepPreviousData,
    retry: false,
  });
  return (
    <Paper withBorder p="sm" bg="var(--surface-sunken)" aria-busy={preview.isFetching}>
      <Text fw={600} size="sm">
        {say("prepare.preview")}
      </Text>
      {query.trim() === "" && <Hint id="prepare.preview.waiting" />}
      {preview.isError && (
        <Text size="sm" c="dimmed">
          {sayProblem(preview.error)}
        </Text>
      )}
      {query.trim() !== "" && preview.isSuccess && <Caught preview={preview.data} />}
    </Paper>
  );
}

function Hint({ id }: { id: string }) {
  const say = useSay();
  return (
    <Text size="sm" c="dimmed">
      {say(id)}
    </Text>
  );
}

function Caught({ preview }: { preview: Preview }) {
  const say = useSay();
  if (preview.count === 0) return <Hint id="prepare.preview.none" />;
  const peak = Math.max(...preview.perDay.map((day) => day.count));
  return (
    <Stack gap="xs">
      <Text size="sm" c="dimmed">
        {say("prepare.preview.lead", { days: DAYS })}: {say("prepare.preview.count", { count: preview.count })}.{" "}
        {say("prepare.preview.average", { perDay: preview.count / DAYS, peak })}.
      </Text>
      <DayBars days={preview.perDay} peak={peak} />
      <Text size="sm" fw={600}>
        {say("prepare.preview.examples")}
      </Text>
      {preview.examples.slice(0, 5).map((post) => (
        <Example key={post.id} post={post} />
      ))}
    </Stack>
  );
}

function Example({ post }: { post: Preview["examples"][number] }) {
  const say = useSay();
  const { moment } = useTimes();
  return (
    <div>
      <Text size="xs" c="dimmed">
        <Bidi>{post.author.handle}</Bidi> · {namePlatform(post.platform, say)} · {moment(post.publishedAt)}
      </Text>
      <Text size="sm" lineClamp={2}>
        <Bidi lang={post.language}>{post.text}</Bidi>
      </Text>
    </div>
  );
}
