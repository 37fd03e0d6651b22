import { Stack, Text, Textarea } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { AnswerOf, Guided } from "@tocsin/contract";
import { useState } from "react";
import { apiUntil } from "../../../../ui/api.ts";
import { useSayProblem } from "../../../../ui/problems.ts";
import { useSay } from "../../../../ui/say.ts";
import { MarkedText } from "./MarkedText.tsx";
import { Note } from "./Note.tsx";
import classes from "./Sample.module.css";
import { LanguageShares } from "./Shares.tsx";

const PAUSE_MS = 400;
const MOST_LINES = 500;
const LONGEST_LINE = 5_000;

/** The query tried on posts somebody has at hand, one a line; nothing of it is stored. */
export function SamplePreview({ query, guided }: { query: string; guided: Guided | null }) {
  const say = useSay();
  const sayProblem = useSayProblem();
  const [typed, type] = useState("");
  const [pasted] = useDebouncedValue(typed, PAUSE_MS);
  const lines = linesOf(pasted);
  const sample = useQuery({
    queryKey: ["previewSample", query, lines],
    queryFn: ({ signal }) => apiUntil(signal).previewSample({ body: { query, lines } }),
    enabled: query.trim() !== "" && lines.length > 0,
    placeholderData: keepPreviousData,
    retry: false,
  });
  const asksElsewhere = guided !== null && [...guided.platforms, ...guided.authors].length > 0;
  return (
    <Stack gap="sm" aria-busy={sample.isFetching}>
      <Textarea
        label={say("query.sample")}
        description={say("query.sample.text", { most: MOST_LINES })}
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
        autosize
        minRows={4}
        maxRows={10}
        dir="auto"
      />
      {asksElsewhere && <Note>{say("query.sample.noAuthor")}</Note>}
      {sample.isError && <Note>{sayProblem(sample.error)}</Note>}
      {sample.isSuccess && lines.length > 0 && <Matched lines={lines} sample={sample.data} />}
    </Stack>
  );
}

/** A post that is pasted twice is one. */
function linesOf(text: string): string[] {
  const lines = text.split("\n").map((line) => line.trim().slice(0, LONGEST_LINE));
  return [...new Set(lines)].filter((line) => line !== "").slice(0, MOST_LINES);
}

function Matched({ lines, sample }: { lines: readonly string[]; sample: AnswerOf<"previewSample"> }) {
  const say = useSay();
  const { count, languages, posts } = sample;
  return (
    <>
      <Text fw={600} role="status">
        {say("query.sample.found", { count, all: posts.length })}
      </Text>
      {count > 0 && <LanguageShares shares={languages} />}
      <ol className={classes.posts}>
        {posts.map((post, at) => (
          <li key={lines[at]} data-found={post.isFound}>
            <span className={classes.verdict}>{say(post.isFound ? "query.sample.isFound" : "query.sample.isNot")}</span>
            <span dir="auto" lang={post.language}>
              <MarkedText text={lines[at] ?? ""} spans={post.highlights} />
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}
