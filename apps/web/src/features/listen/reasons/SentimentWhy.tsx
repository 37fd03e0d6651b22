import { Stack } from "@mantine/core";
import { type Sentiment, sentiments } from "@tocsin/contract/words";
import { SentimentBadge } from "../../../ui/badges.tsx";
import { useSay } from "../../../ui/say.ts";
import { SentimentChoice } from "../corrections/SentimentChoice.tsx";
import type { Mention, Reasons } from "../mention.ts";
import { Likelihoods } from "./Likelihoods.tsx";
import { SetByPerson } from "./SetByPerson.tsx";
import { ToldWords } from "./ToldWords.tsx";
import classes from "./Why.module.css";
import { Why } from "./Why.tsx";

/** Little labelled Georgian exists to learn from and to measure by. */
const isExperimental = ({ language, corrected }: Mention) => language === "ka" && !corrected.includes("sentiment");

export function SentimentWhy({ mention }: { mention: Mention }) {
  const say = useSay();
  const { sentiment, isSure } = mention;
  if (sentiment === null) return <SentimentBadge sentiment={null} />;
  const word = say(`sentiment.${sentiment}`);
  const shown = isSure ? word : say("shell.sentiment.unsure", { word });
  return (
    <Why
      mention={mention}
      label={say("listen.named", { what: say("listen.facet.sentiment"), word: shown })}
      badge={
        <>
          <SentimentBadge sentiment={sentiment} isSure={isSure} />
          {isExperimental(mention) && <span className={classes.mark}> {say("listen.experimental")}</span>}
          <SetByPerson mention={mention} field="sentiment" />
        </>
      }
      reasons={(read) => <SentimentReasons mention={mention} read={read.sentiment} />}
      correction={(correct) => (
        <SentimentChoice value={sentiment} onChoose={(chosen) => correct({ field: "sentiment", sentiment: chosen })} />
      )}
    />
  );
}

function SentimentReasons({ mention, read }: { mention: Mention; read: Reasons["sentiment"] }) {
  const say = useSay();
  const isByPerson = read.by === "person";
  return (
    <Stack gap="xs">
      <p className={classes.lead}>{say(`listen.by.${read.by}`)}</p>
      {isByPerson && <p className={classes.note}>{say("listen.by.person.before")}</p>}
      <Likelihoods scores={read.scores} />
      {!isByPerson && (
        <ToldWords
          mention={mention}
          groups={groupWords(read.words, (toward) => say("listen.speaksFor", { toward: say(`sentiment.${toward}`) }))}
        />
      )}
      {!read.isSure && <p className={classes.note}>{say("listen.unsure.note")}</p>}
      {isExperimental(mention) && <p className={classes.note}>{say("listen.experimental.note")}</p>}
    </Stack>
  );
}

type Words = Reasons["sentiment"]["words"];

function groupWords(words: Words, name: (toward: Sentiment) => string) {
  const groups = sentiments.map((toward) => ({
    words: name(toward),
    spans: words.filter((word) => word.toward === toward && word.weight > 0),
  }));
  return groups.filter(({ spans }) => spans.length > 0);
}
