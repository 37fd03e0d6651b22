import { Group, Text } from "@mantine/core";
import { Bidi } from "../../../../ui/Bidi.tsx";
import { Panel } from "../../../../ui/kit/Panel.tsx";
import { Tag } from "../../../../ui/kit/Tag.tsx";
import { AppLink } from "../../../../ui/links.tsx";
import { namePlatform } from "../../../../ui/platformNames.ts";
import { useSay } from "../../../../ui/say.ts";
import { Instant } from "../../../../ui/time.tsx";
import { CountLink } from "../../CountLink.tsx";
import { mentionSearch, quoteTerm } from "../../mentionSearch.ts";
import { sentenceForGrowth } from "../growth.ts";
import { Languages, Size } from "../NarrativeCard.tsx";
import type { PartProps } from "./detail.ts";

/** What it says, how large it is, how it goes. */
export function InShort({ detail, query }: PartProps) {
  const say = useSay();
  const { id, terms, hashtags, crisisTypes, platforms, lastHour, hourBefore } = detail;
  return (
    <Panel title={say("understand.narrative.inShort")}>
      <Size narrative={detail} />
      <Text size="sm">{say(sentenceForGrowth(detail), { lastHour, hourBefore })}</Text>
      <Text size="sm">
        {say("understand.narrative.span")} <Instant at={detail.firstAt} /> – <Instant at={detail.lastAt} /> ·{" "}
        <Languages counts={detail.languages} /> · {platforms.map(({ value }) => namePlatform(value, say)).join(" · ")}
      </Text>
      {crisisTypes.length > 0 && (
        <Group gap="xs">
          {crisisTypes.map(({ value, count }) => (
            <Tag key={value}>
              {say(`crisis.${value}`)}{" "}
              <CountLink
                count={count}
                words={say(`crisis.${value}`)}
                search={mentionSearch(query, { narrativeId: id, crisisType: value as never })}
              />
            </Tag>
          ))}
        </Group>
      )}
      <Words
        title={say("understand.narrative.terms")}
        words={terms.map(({ term, count }) => ({ word: term, count, q: quoteTerm(term) }))}
        {...{ detail, query }}
      />
      <Words
        title={say("understand.narrative.hashtags")}
        words={hashtags.map(({ value, count }) => ({ word: value, count, q: quoteTerm(value, true) }))}
        {...{ detail, query }}
      />
    </Panel>
  );
}

interface WordsProps extends PartProps {
  readonly title: string;
  readonly words: readonly { readonly word: string; readonly count: number; readonly q: string }[];
}

/** Each word leads to the posts of this narrative that hold it. */
function Words({ title, words, detail, query }: WordsProps) {
  if (words.length === 0) return null;
  return (
    <Group gap="xs" align="baseline">
      <Text size="sm" fw={600}>
        {title}
      </Text>
      {words.map(({ word, q }) => (
        <AppLink key={word} to="/mentions" search={mentionSearch(query, { narrativeId: detail.id, q })} size="sm">
          <Bidi>{word}</Bidi>
        </AppLink>
      ))}
    </Group>
  );
}
