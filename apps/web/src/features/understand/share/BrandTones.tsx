import { Amount } from "../../../ui/Amount.tsx";
import { Bidi } from "../../../ui/Bidi.tsx";
import { Tag } from "../../../ui/kit/Tag.tsx";
import { useSay } from "../../../ui/say.ts";
import { CountLink } from "../CountLink.tsx";
import { mentionSearch } from "../mentionSearch.ts";
import { type InsightQuery, stretchBefore } from "../stretch/stretch.ts";
import { shareOf, sumTones } from "../tones/sums.ts";
import { ToneBar } from "../tones/ToneBar.tsx";
import classes from "./BrandTones.module.css";
import { type BrandShare, changeWord } from "./sentence.ts";

interface BrandTonesProps {
  readonly brands: readonly BrandShare[];
  readonly query: InsightQuery;
}

/** A row a brand: its part of the talk on one side, the tone of that part on the other. */
export function BrandTones({ brands, query }: BrandTonesProps) {
  const say = useSay();
  const before = sumTones(brands.flatMap((brand) => brand.before ?? []));
  return (
    <div className={classes.brands}>
      <div className={classes.heads} aria-hidden="true">
        <span />
        <span>{say("understand.share.voice")}</span>
        <span>{say("understand.share.tone")}</span>
      </div>
      <ul className={classes.list}>
        {brands.map((brand) => (
          <li key={brand.brandId} className={classes.row}>
            <h3 className={classes.name}>
              <Bidi>{brand.name}</Bidi> <Tag>{say(`understand.brand.${brand.kind}`)}</Tag>
            </h3>
            <Voice brand={brand} allBefore={before.mentions} query={query} />
            <ToneBar of={brand.name} counts={brand} query={{ ...query, brandId: brand.brandId }} />
          </li>
        ))}
      </ul>
    </div>
  );
}

interface VoiceProps {
  readonly brand: BrandShare;
  readonly allBefore: number;
  readonly query: InsightQuery;
}

function Voice({ brand, allBefore, query }: VoiceProps) {
  const say = useSay();
  const { share, mentions, name } = brand;
  const search = mentionSearch({ ...query, brandId: brand.brandId });
  return (
    <div className={classes.voice}>
      <div className={classes.track} aria-hidden="true">
        <span data-kind={brand.kind} style={{ inlineSize: `${share * 100}%` }} />
      </div>
      <p className={classes.words}>
        <b>
          <Amount value={share} as="share" />
        </b>{" "}
        · <CountLink count={mentions} words={name} search={search} /> {say("understand.mentions", { count: mentions })}
      </p>
      <p className={classes.change}>
        <Change brand={brand} allBefore={allBefore} query={query} />
      </p>
    </div>
  );
}

/** Against as much time before: in points of the share, with the figure itself to follow. */
function Change({ brand, allBefore, query }: VoiceProps) {
  const say = useSay();
  if (allBefore === 0) return null;
  if (brand.before === null) return say("understand.share.row.none");
  const { mentions } = brand.before;
  const points = Math.round((brand.share - shareOf(mentions, allBefore)) * 100);
  const search = mentionSearch({ ...query, ...stretchBefore(query), brandId: brand.brandId });
  return (
    <>
      {say(changeWord("understand.share.row", points), { points: Math.abs(points) })} · {say("understand.share.before")}
      : <CountLink count={mentions} words={`${brand.name}, ${say("understand.share.before")}`} search={search} />
    </>
  );
}
