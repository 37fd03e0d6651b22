/** What may be done with a set: its own words say so, it is copyleft, it says nothing, or it forbids commerce. */
export type Licence = "permissive" | "copyleft" | "unstated" | "non-commercial";

export interface TrainingSet {
  /** "<language>/<name>" in the study folder. */
  readonly path: string;
  /** The shard it trains: a language, or "shared" for the languages that have too little of their own. */
  readonly shard: string;
  readonly licence: Licence;
  readonly terms: string;
  /** How much one of its posts counts. Below 1 where labels are mapped from emotions or are not of our kind. */
  readonly weight: number;
}

const set = (path: string, licence: Licence, terms: string, weight = 1, shard = path.slice(0, 2)): TrainingSet => ({
  path,
  shard,
  licence,
  terms,
  weight,
});

const UMSAB = "repository Apache-2.0; restrictions may apply to single sets";

/**
 * Every labelled set of the study, with its licence as its source states it. Hindi is not among them: its posts are mostly
 * English in Latin letters, and a model of them guesses at chance.
 */
export const SETS: readonly TrainingSet[] = [
  set("en/semeval2017", "permissive", "repository MIT; SemEval and platform terms for the posts"),
  set("en/umsab", "permissive", UMSAB),
  set("en/airline", "non-commercial", "CC BY-NC-SA 4.0 (original publication)"),
  set("ru/rusentitweet", "unstated", "none stated"),
  set("ru/rusentitweet_speech", "unstated", "none stated", 0.5),
  set("ru/sentirueval2016_banks", "unstated", "none stated"),
  set("ru/sentirueval2016_telecom", "unstated", "none stated"),
  set("ru/cedr", "permissive", "Apache-2.0", 0.5),
  set("fa/itrc_instagram", "unstated", "none stated"),
  set("fa/shortpersianemo", "copyleft", "GPL-3.0"),
  set("fa/deepsentipers", "unstated", "none stated"),
  set("fa/sentifars_hotel", "unstated", "none stated"),
  set("fa/armanemo", "non-commercial", "CC BY-NC-SA 4.0"),
  set("fa/parsinlu_food", "non-commercial", "CC BY-NC-SA 4.0"),
  set("fa/parsinlu_movie", "non-commercial", "CC BY-NC-SA 4.0"),
  set("ar/arsarcasm_v2", "permissive", "MIT"),
  set("ar/astd", "copyleft", "GPL-2.0", 0.5),
  set("ar/ajgt", "permissive", "AFL-3.0", 0.7),
  set("ar/umsab", "permissive", UMSAB),
  set("ar-dz/afrisenti", "permissive", "CC BY 4.0"),
  set("ar-ma/afrisenti", "permissive", "CC BY 4.0"),
  set("el/bank_tweets", "copyleft", "README says MIT, licence file GPL-3.0"),
  set("el/politics", "permissive", "MIT"),
  set("el/covid_gov", "unstated", "none stated"),
  set("el/skroutz", "permissive", "MIT", 0.5),
  ...["de", "es", "fr", "it", "pt"].map((code) => set(`${code}/umsab`, "permissive", UMSAB, 1, "shared")),
];

/** "all" ships: everything not marked non-commercial. "strict" keeps to sets with stated, permissive terms. */
export type LicenceRule = "all" | "strict";

export function isTrainedOn(set: TrainingSet, rule: LicenceRule): boolean {
  return rule === "strict" ? set.licence === "permissive" : set.licence !== "non-commercial";
}
