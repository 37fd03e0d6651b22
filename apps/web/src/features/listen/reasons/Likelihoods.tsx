import { sentiments } from "@tocsin/contract/words";
import { Amount } from "../../../ui/Amount.tsx";
import { useSay } from "../../../ui/say.ts";
import type { Reasons } from "../mention.ts";
import { nameLikelihood } from "./likelihood.ts";
import classes from "./Why.module.css";

/** The three tones, each with how likely it is: a word, a bar and a figure. */
export function Likelihoods({ scores }: { scores: Reasons["sentiment"]["scores"] }) {
  const say = useSay();
  return (
    <ul className={`${classes.words} ${classes.rows}`} aria-label={say("listen.likelihoods")}>
      {sentiments.map((sentiment) => (
        <li key={sentiment} className={classes.row}>
          <span>{say(`sentiment.${sentiment}`)}</span>
          <span className={classes.bar} aria-hidden="true">
            <i style={{ inlineSize: `${scores[sentiment] * 100}%` }} />
          </span>
          <span>
            {say(`listen.likelihood.${nameLikelihood(scores[sentiment])}`)} ·{" "}
            <Amount value={scores[sentiment]} as="share" />
          </span>
        </li>
      ))}
    </ul>
  );
}
