import { Group, Paper, Stack, Text } from "@mantine/core";
import { useIntl } from "react-intl";
import { Amount } from "../../../ui/Amount.tsx";
import { isolate } from "../../../ui/isolate.ts";
import { Tag } from "../../../ui/kit/Tag.tsx";
import { nameLanguage } from "../../../ui/languageNames.ts";
import { AppLink } from "../../../ui/links.tsx";
import { useSay } from "../../../ui/say.ts";
import { RelativeTime } from "../../../ui/time.tsx";
import { mentionSearch } from "../mentionSearch.ts";
import type { InsightQuery } from "../stretch/stretch.ts";
import { type Narrative, sentenceForGrowth } from "./growth.ts";
import { NarrativeTitle } from "./NarrativeTitle.tsx";

interface NarrativeCardProps {
  readonly narrative: Narrative;
  readonly query: InsightQuery;
}

/** One narrative in four lines: what it is about, how many say it, how it goes, since when. */
export function NarrativeCard({ narrative, query }: NarrativeCardProps) {
  const say = useSay();
  const { id, label, labelLanguage, crisisTypes } = narrative;
  return (
    <Paper withBorder p="sm" component="article">
      <Stack gap={4}>
        <Group gap="xs">
          <Text fw={650} component="h3" m={0} style={{ overflowWrap: "anywhere" }}>
            <NarrativeTitle id={id} label={label} language={labelLanguage} />
          </Text>
          {crisisTypes.slice(0, 2).map(({ value }) => (
            <Tag key={value}>{say(`crisis.${value}`)}</Tag>
          ))}
        </Group>
        <Size narrative={narrative} />
        <Text size="sm">{say(sentenceForGrowth(narrative), pickHours(narrative))}</Text>
        <Group gap="sm" fz="xs" c="dimmed">
          <span>
            {say("understand.narrative.first")} <RelativeTime at={narrative.firstAt} />
          </span>
          <Languages counts={narrative.languages} />
          <AppLink to="/mentions" search={mentionSearch(query, { narrativeId: id })} fz="xs">
            {say("understand.narrative.read")}
          </AppLink>
        </Group>
      </Stack>
    </Paper>
  );
}

const pickHours = ({ lastHour, hourBefore }: Narrative) => ({ lastHour, hourBefore });

/** "Said by 41 people, echoed 2,300 times", and how much of it is negative. */
export function Size({ narrative }: { narrative: Pick<Narrative, "voices" | "echoes" | "negativeShare"> }) {
  const say = useSay();
  const { voices, echoes, negativeShare } = narrative;
  return (
    <Text size="sm">
      {say("understand.narrative.size", { voices, echoes })} <Amount value={negativeShare} as="share" />{" "}
      {say("understand.tone.negative")}
    </Text>
  );
}

const LANGUAGES_SHOWN = 4;

export function Languages({ counts }: { counts: Narrative["languages"] }) {
  const say = useSay();
  const intl = useIntl();
  const words = counts
    .slice(0, LANGUAGES_SHOWN)
    .map(({ value, count }) => `${isolate(nameLanguage(value, intl.locale, say))} ${intl.formatNumber(count)}`);
  return <span>{intl.formatList(words, { type: "conjunction", style: "narrow" })}</span>;
}
