import { Stack, Text } from "@mantine/core";
import { type Sentiment, sentiments } from "@tocsin/contract/words";
import { Panel } from "../../ui/kit/Panel.tsx";
import { useSay } from "../../ui/say.ts";
import classes from "./Moods.module.css";
import type { Review } from "./useReview.ts";

type Mood = Review["mood"]["before"];
const periods = ["before", "during", "after"] as const;

/** Three bars, each of them also in words: no share is told by colour alone. */
export function Moods({ mood }: { mood: Review["mood"] }) {
  const say = useSay();
  return (
    <Panel title={say("review.mood")}>
      {periods.map((period) => (
        <Stack key={period} gap={4}>
          <Text size="sm">
            <b>{say(`review.mood.${period}`)}</b> · {say("review.mood.total", { count: mood[period].total })}
          </Text>
          {mood[period].total > 0 && <MoodBar mood={mood[period]} />}
        </Stack>
      ))}
    </Panel>
  );
}

function MoodBar({ mood }: { mood: Mood }) {
  const say = useSay();
  const shares = sentiments.map((sentiment) => ({ sentiment, share: shareOf(mood, sentiment) }));
  const words = shares.map(({ sentiment, share }) =>
    say("review.mood.share", { label: say(`sentiment.${sentiment}`), share }),
  );
  return (
    <>
      <div className={classes.bar} aria-hidden="true">
        {shares.map(({ sentiment, share }) => (
          <span key={sentiment} data-sentiment={sentiment} style={{ inlineSize: `${100 * share}%` }} />
        ))}
      </div>
      <Text size="sm" c="dimmed">
        {words.join(" · ")}
      </Text>
    </>
  );
}

/** Of the posts that were read: those still waiting for it count to no side. */
function shareOf(mood: Mood, sentiment: Sentiment): number {
  const read = mood.negative + mood.neutral + mood.positive;
  return read === 0 ? 0 : mood[sentiment] / read;
}
