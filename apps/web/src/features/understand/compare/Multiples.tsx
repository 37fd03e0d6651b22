import { SimpleGrid, Text } from "@mantine/core";
import { useIntl } from "react-intl";
import { Bidi } from "../../../ui/Bidi.tsx";
import { Panel } from "../../../ui/kit/Panel.tsx";
import { AppLink } from "../../../ui/links.tsx";
import { useSay } from "../../../ui/say.ts";
import { sayInstant } from "../../../ui/time.tsx";
import { mentionSearch } from "../mentionSearch.ts";
import type { BrandShare, Share } from "../share/sentence.ts";
import { type BrandLine, readLines, type Step } from "../share/series.ts";
import type { InsightQuery } from "../stretch/stretch.ts";
import classes from "./Multiples.module.css";

interface MultiplesProps {
  readonly brands: readonly BrandShare[];
  readonly share: Share;
  readonly query: InsightQuery;
}

/** One small picture a brand, all on one scale: only so do heights compare. */
export function Multiples({ brands, share, query }: MultiplesProps) {
  const say = useSay();
  const ids = brands.map(({ brandId }) => brandId);
  const { steps, lines } = readLines(share, ids, query);
  const top = Math.max(4, ...lines.flatMap(({ mentions }) => mentions));
  return (
    <Panel title={say("understand.share.overTime")} lead={say("understand.compare.scale", { top })}>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
        {brands.map((brand, index) => (
          <SmallMultiple key={brand.brandId} brand={brand} line={lines[index]!} {...{ steps, top, query }} />
        ))}
      </SimpleGrid>
    </Panel>
  );
}

const WIDTH = 360;
const HEIGHT = 80;

interface SmallMultipleProps {
  readonly brand: BrandShare;
  readonly line: BrandLine;
  readonly steps: readonly Step[];
  readonly top: number;
  readonly query: InsightQuery;
}

/** Bars of mentions with the negative ones at their foot; the sentence under it says the peak and leads to it. */
function SmallMultiple({ brand, line, steps, top, query }: SmallMultipleProps) {
  const say = useSay();
  const intl = useIntl();
  const peak = Math.max(0, ...line.mentions);
  const at = steps[line.mentions.indexOf(peak)];
  const barWidth = WIDTH / Math.max(1, steps.length);
  return (
    <figure className={classes.figure}>
      <figcaption>
        <Text fw={600} size="sm">
          <Bidi>{brand.name}</Bidi>
        </Text>
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" className={classes.bars} aria-hidden="true">
        {steps.map((step, index) => {
          const [all, negative] = [line.mentions[index] ?? 0, line.negative[index] ?? 0];
          const place = { x: index * barWidth, width: Math.max(0.5, barWidth * 0.86) };
          return (
            <g key={step.from}>
              <rect {...place} y={HEIGHT - (all / top) * HEIGHT} height={(all / top) * HEIGHT} data-bar="all" />
              <rect
                {...place}
                y={HEIGHT - (negative / top) * HEIGHT}
                height={(negative / top) * HEIGHT}
                data-bar="negative"
              />
            </g>
          );
        })}
      </svg>
      <Text size="xs" c="dimmed">
        {at === undefined || peak === 0 ? (
          say("understand.share.line.flat", { brand: brand.name })
        ) : (
          <AppLink to="/mentions" search={mentionSearch({ ...query, ...at, brandId: brand.brandId })} inherit>
            {say("understand.share.line.peak", { brand: brand.name, peak, at: sayInstant(intl, at.from) })}
          </AppLink>
        )}
      </Text>
    </figure>
  );
}
