import { isKnownRun, visitRuns } from "./letterRuns.ts";
import { type Pieces, WORD } from "./pieces.ts";
import type { ClassProbabilities } from "./shard.ts";

/** Share of strange letter runs up to which a text is like those learned from, and from which it is like none of them. */
const USUAL_STRANGENESS = 0.15;
const UTTER_STRANGENESS = 0.25;
/** How much of an answer is left when nothing speaks for it: too little for any answer to be a sure one. */
const LEAST_BELIEF = 0.4;
/** Letters in all words together below which a text says nothing in words. */
const FEWEST_LETTERS = 2;

/**
 * `probabilities` drawn toward "all alike" by how little of the text the model can know: a text without words (emoji, links,
 * marks alone), or one whose letter runs (`known`) it has not met. The order of the classes stays; the sum stays 1.
 */
export function doubtStrangeText(
  probabilities: ClassProbabilities,
  pieces: Pieces,
  known: Uint8Array,
): ClassProbabilities {
  const belief = hasWords(pieces) ? beliefIn(measureStrangeness(pieces, known)) : LEAST_BELIEF;
  if (belief === 1) return probabilities;
  const [negative, neutral, positive] = probabilities;
  const rest = (1 - belief) / 3;
  return [negative * belief + rest, neutral * belief + rest, positive * belief + rest];
}

function hasWords(pieces: Pieces): boolean {
  let letters = 0;
  for (let i = 0; i < pieces.count; i++) {
    if (pieces.kinds[i] === WORD) letters += pieces.ends[i]! - pieces.starts[i]!;
    if (letters > FEWEST_LETTERS) return true;
  }
  return false;
}

function beliefIn(strangeness: number): number {
  const excess = (strangeness - USUAL_STRANGENESS) / (UTTER_STRANGENESS - USUAL_STRANGENESS);
  return 1 - (1 - LEAST_BELIEF) * Math.min(1, Math.max(0, excess));
}

/** The share of letter runs that are strange, 0 to 1; 0 where there are none. */
export function measureStrangeness(pieces: Pieces, known: Uint8Array): number {
  let runs = 0;
  let strange = 0;
  visitRuns(pieces, (bit) => {
    runs += 1;
    if (!isKnownRun(known, bit)) strange += 1;
  });
  return runs === 0 ? 0 : strange / runs;
}
