import { Button, Group } from "@mantine/core";
import { type Sentiment, sentiments } from "@tocsin/contract/words";
import { useId } from "react";
import { sentimentSigns } from "../../../ui/badges.tsx";
import { useSay } from "../../../ui/say.ts";

interface SentimentChoiceProps {
  readonly value: Sentiment;
  readonly onChoose: (sentiment: Sentiment) => void;
}

/** One press sets the tone; pressing the one that is shown makes it certain. */
export function SentimentChoice({ value, onChoose }: SentimentChoiceProps) {
  const say = useSay();
  const id = useId();
  return (
    <div>
      <b id={id}>{say("listen.correct.sentiment")}</b>
      <Group gap="xs" mt={4} role="group" aria-labelledby={id}>
        {sentiments.map((sentiment) => (
          <Button
            key={sentiment}
            size="compact-sm"
            variant={sentiment === value ? "light" : "default"}
            aria-pressed={sentiment === value}
            onClick={() => onChoose(sentiment)}
            leftSection={<span aria-hidden="true">{sentimentSigns[sentiment]}</span>}
          >
            {say(`sentiment.${sentiment}`)}
          </Button>
        ))}
      </Group>
    </div>
  );
}
