import { Group, Table, Text } from "@mantine/core";
import { useIntl } from "react-intl";
import { Amount } from "../../../ui/Amount.tsx";
import { Bidi } from "../../../ui/Bidi.tsx";
import { Panel } from "../../../ui/kit/Panel.tsx";
import { nameLanguage } from "../../../ui/languageNames.ts";
import { namePlatform } from "../../../ui/platformNames.ts";
import { Sheet } from "../../../ui/Sheet.tsx";
import { useSay } from "../../../ui/say.ts";
import { CountLink } from "../CountLink.tsx";
import { Heard } from "../Heard.tsx";
import { mentionSearch } from "../mentionSearch.ts";
import type { InsightQuery } from "../stretch/stretch.ts";
import { shareOf } from "../tones/sums.ts";
import { TonePicture } from "../tones/ToneBar.tsx";
import type { Share } from "./sentence.ts";

type Split = Share["languages"][number];

interface SplitsProps {
  readonly share: Share;
  readonly query: InsightQuery;
}

/** The same talk by language and by network: where it sounds different from the whole. */
export function Splits({ share, query }: SplitsProps) {
  const say = useSay();
  const { locale } = useIntl();
  return (
    <>
      <SplitPanel
        title={say("understand.split.languages")}
        part="language"
        splits={share.languages}
        name={(code) => nameLanguage(code, locale, say)}
        {...{ share, query }}
      />
      <SplitPanel
        title={say("understand.split.platforms")}
        part="platform"
        splits={share.platforms}
        name={(platform) => namePlatform(platform, say)}
        {...{ share, query }}
      />
    </>
  );
}

interface SplitPanelProps extends SplitsProps {
  readonly title: string;
  readonly part: "language" | "platform";
  readonly splits: readonly Split[];
  readonly name: (value: string) => string;
}

function SplitPanel({ title, part, splits, name, share, query }: SplitPanelProps) {
  const say = useSay();
  const brands = share.brands.filter((brand) => brand.mentions > 0);
  return (
    <Panel title={title}>
      <Sheet label={title}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say(`listen.facet.${part}`)}</Table.Th>
            {brands.map((brand) => (
              <Table.Th key={brand.brandId}>
                <Bidi>{brand.name}</Bidi>
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {splits.map((split) => (
            <Table.Tr key={split.value}>
              <Table.Th scope="row">{name(split.value)}</Table.Th>
              {brands.map((brand) => (
                <Table.Td key={brand.brandId}>
                  <SplitCell
                    words={`${name(split.value)}, ${brand.name}`}
                    tones={split.brands.find(({ brandId }) => brandId === brand.brandId)}
                    query={{ ...query, brandId: brand.brandId, [part]: split.value }}
                  />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Sheet>
      <Heard sources={share.sources} />
    </Panel>
  );
}

interface SplitCellProps {
  readonly words: string;
  readonly tones: Split["brands"][number] | undefined;
  readonly query: InsightQuery;
}

function SplitCell({ words, tones, query }: SplitCellProps) {
  const say = useSay();
  if (tones === undefined) return "–";
  const { mentions, negative } = tones;
  return (
    <>
      <Group gap={6} wrap="nowrap">
        <CountLink count={mentions} words={words} search={mentionSearch(query)} />
        <Text span size="xs" c="dimmed">
          <CountLink
            count={negative}
            words={`${words}, ${say("understand.tone.negative")}`}
            search={mentionSearch(query, { sentiment: "negative" })}
          />{" "}
          {say("understand.tone.negative")} (<Amount value={shareOf(negative, mentions)} as="share" />)
        </Text>
      </Group>
      <TonePicture counts={tones} />
    </>
  );
}
