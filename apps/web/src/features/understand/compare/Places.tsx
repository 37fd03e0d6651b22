import { SimpleGrid, Text } from "@mantine/core";
import { useIntl } from "react-intl";
import { Bidi } from "../../../ui/Bidi.tsx";
import { Panel } from "../../../ui/kit/Panel.tsx";
import { nameLanguage } from "../../../ui/languageNames.ts";
import { namePlatform } from "../../../ui/platformNames.ts";
import { useSay } from "../../../ui/say.ts";
import { CountLink } from "../CountLink.tsx";
import { mentionSearch } from "../mentionSearch.ts";
import type { BrandShare, Share } from "../share/sentence.ts";
import type { InsightQuery } from "../stretch/stretch.ts";
import classes from "./Places.module.css";

interface PlacesProps {
  readonly brands: readonly BrandShare[];
  readonly share: Share;
  readonly query: InsightQuery;
}

/** Where each brand is spoken of: the parts of its own talk, so that a loud brand and a quiet one compare. */
export function Places({ brands, share, query }: PlacesProps) {
  const say = useSay();
  const { locale } = useIntl();
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
      <PlacePanel
        part="platform"
        splits={share.platforms}
        name={(value) => namePlatform(value, say)}
        {...{ brands, query }}
      />
      <PlacePanel
        part="language"
        splits={share.languages}
        name={(value) => nameLanguage(value, locale, say)}
        {...{ brands, query }}
      />
    </SimpleGrid>
  );
}

interface PlacePanelProps extends Pick<PlacesProps, "brands" | "query"> {
  readonly part: "language" | "platform";
  readonly splits: Share["languages"];
  readonly name: (value: string) => string;
}

const SHOWN = 6;

function PlacePanel({ part, splits, name, brands, query }: PlacePanelProps) {
  const say = useSay();
  return (
    <Panel title={say(`understand.split.${part}s`)}>
      {brands.map((brand) => (
        <section key={brand.brandId}>
          <Text fw={600} size="sm" component="h3" m={0}>
            <Bidi>{brand.name}</Bidi>
          </Text>
          <ul className={classes.list}>
            {partsOf(brand.brandId, splits).map(({ value, mentions }) => (
              <li key={value}>
                <span>{name(value)}</span>
                <span className={classes.track} aria-hidden="true">
                  <span style={{ inlineSize: `${(mentions / Math.max(1, brand.mentions)) * 100}%` }} />
                </span>
                <CountLink
                  count={mentions}
                  words={`${brand.name}, ${name(value)}`}
                  search={mentionSearch({ ...query, brandId: brand.brandId, [part]: value })}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Panel>
  );
}

function partsOf(brandId: string, splits: Share["languages"]) {
  return splits
    .map(({ value, brands }) => ({ value, mentions: brands.find((one) => one.brandId === brandId)?.mentions ?? 0 }))
    .filter(({ mentions }) => mentions > 0)
    .sort((a, b) => b.mentions - a.mentions)
    .slice(0, SHOWN);
}
