import { Table } from "@mantine/core";
import type { ReactNode } from "react";
import { useIntl } from "react-intl";
import { Amount } from "../../../ui/Amount.tsx";
import { Bidi } from "../../../ui/Bidi.tsx";
import { Panel } from "../../../ui/kit/Panel.tsx";
import { Tag } from "../../../ui/kit/Tag.tsx";
import { Sheet } from "../../../ui/Sheet.tsx";
import { useSay } from "../../../ui/say.ts";
import { CountLink } from "../CountLink.tsx";
import { mentionSearch } from "../mentionSearch.ts";
import type { BrandShare } from "../share/sentence.ts";
import type { InsightQuery } from "../stretch/stretch.ts";
import classes from "./Measures.module.css";

interface MeasuresProps {
  readonly brands: readonly BrandShare[];
  readonly query: InsightQuery;
}

const counted = {
  mentions: {},
  negative: { sentiment: "negative" },
  neutral: { sentiment: "neutral" },
  positive: { sentiment: "positive" },
  unsure: { sureness: "unsure" },
} as const;
type Counted = keyof typeof counted;

/** A row a measure, a column a brand. Counts of posts lead to the posts; people and reach are counts of other things. */
export function Measures({ brands, query }: MeasuresProps) {
  const say = useSay();
  const link = (key: Counted) => (brand: BrandShare) => (
    <Counts
      brand={brand}
      count={brand[key]}
      words={say(`understand.measure.${key}`)}
      query={query}
      part={counted[key]}
    />
  );
  const rows: readonly (readonly [string, (brand: BrandShare) => ReactNode])[] = [
    ["mentions", link("mentions")],
    ["voices", (brand) => <Amount value={brand.voices} />],
    ["ownPosts", (brand) => <OwnPosts brand={brand} query={query} />],
    ["echoes", (brand) => <Amount value={brand.echoes} />],
    ["reach", (brand) => <Amount value={brand.reach} as="short" />],
    ["negative", link("negative")],
    ["neutral", link("neutral")],
    ["positive", link("positive")],
    ["netTone", (brand) => <NetTone value={brand.netTone} />],
    ["unsure", link("unsure")],
  ];
  return (
    <Panel title={say("understand.compare.measures")} lead={say("understand.compare.measures.lead")}>
      <Sheet label={say("understand.compare.measures")}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say("understand.measure")}</Table.Th>
            {brands.map((brand) => (
              <Table.Th key={brand.brandId}>
                <Bidi>{brand.name}</Bidi> <Tag>{say(`understand.brand.${brand.kind}`)}</Tag>
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(([key, cell]) => (
            <Table.Tr key={key}>
              <Table.Th scope="row" className={classes.measure}>
                {say(`understand.measure.${key}`)}
              </Table.Th>
              {brands.map((brand) => (
                <Table.Td key={brand.brandId}>{cell(brand)}</Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Sheet>
    </Panel>
  );
}

interface CountsProps {
  readonly brand: BrandShare;
  readonly count: number;
  readonly words: string;
  readonly query: InsightQuery;
  readonly part: Parameters<typeof mentionSearch>[1];
}

/** The count and, for all but the whole, which part of the whole it is. */
function Counts({ brand, count, words, query, part }: CountsProps) {
  const isWhole = count === brand.mentions && Object.keys(part ?? {}).length === 0;
  const search = mentionSearch({ ...query, brandId: brand.brandId }, part);
  return (
    <>
      <CountLink count={count} words={`${brand.name}, ${words}`} search={search} />
      {!isWhole && brand.mentions > 0 && (
        <>
          {" · "}
          <Amount value={count / brand.mentions} as="share" />
        </>
      )}
    </>
  );
}

function OwnPosts({ brand, query }: { brand: BrandShare; query: InsightQuery }) {
  const say = useSay();
  return (
    <CountLink
      count={brand.mentions - brand.echoes}
      words={`${brand.name}, ${say("understand.measure.ownPosts")}`}
      search={mentionSearch({ ...query, brandId: brand.brandId }, { show: "voices" })}
    />
  );
}

/** From −100 to +100, with its sign. */
function NetTone({ value }: { value: number | null }) {
  const intl = useIntl();
  if (value === null) return "–";
  return intl.formatNumber(Math.round(value * 100), { signDisplay: "exceptZero" });
}
