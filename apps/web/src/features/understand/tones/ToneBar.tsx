import { sentiments } from "@tocsin/contract/words";
import { Amount } from "../../../ui/Amount.tsx";
import { useSay } from "../../../ui/say.ts";
import { CountLink } from "../CountLink.tsx";
import { mentionSearch } from "../mentionSearch.ts";
import type { InsightQuery } from "../stretch/stretch.ts";
import classes from "./ToneBar.module.css";

export interface ToneCounts {
  readonly mentions: number;
  readonly negative: number;
  readonly neutral: number;
  readonly positive: number;
  readonly unsure: number;
}

interface ToneBarProps {
  /** Of whom or what, for those who hear the page. */
  readonly of: string;
  readonly counts: ToneCounts;
  readonly query: InsightQuery;
}

/** How it was said: a bar whose parts differ in pattern as well as colour, and the counts with their words under it. */
export function ToneBar({ of, counts, query }: ToneBarProps) {
  const say = useSay();
  return (
    <div className={classes.tones}>
      <TonePicture counts={counts} />
      <ul className={classes.counts}>
        {sentiments.map((sentiment) => (
          <li key={sentiment} data-tone={sentiment}>
            <span className={classes.swatch} data-tone={sentiment} aria-hidden="true" />
            <CountLink
              count={counts[sentiment]}
              words={`${of}, ${say(`understand.tone.${sentiment}`)}`}
              search={mentionSearch(query, { sentiment })}
            />
            <span>
              {say(`understand.tone.${sentiment}`)}
              {counts.mentions > 0 && (
                <>
                  {" · "}
                  <Amount value={counts[sentiment] / counts.mentions} as="share" />
                </>
              )}
            </span>
          </li>
        ))}
        {counts.unsure > 0 && (
          <li>
            <span aria-hidden="true">?</span>
            <CountLink
              count={counts.unsure}
              words={`${of}, ${say("understand.tone.unsure")}`}
              search={mentionSearch(query, { sureness: "unsure" })}
            />
            <span>{say("understand.tone.unsure")}</span>
          </li>
        )}
      </ul>
    </div>
  );
}

/** The bar alone, where words beside it say the same. */
export function TonePicture({ counts }: { counts: Pick<ToneCounts, "negative" | "neutral" | "positive"> }) {
  return (
    <div className={classes.bar} aria-hidden="true">
      {sentiments.map((sentiment) => (
        <span key={sentiment} data-tone={sentiment} style={{ flexGrow: counts[sentiment] }} />
      ))}
    </div>
  );
}
