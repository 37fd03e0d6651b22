const SENTIMENTS = ["negative", "neutral", "positive"];

/** What model makers call the three sentiments. Models of five stars say each of the outer ones twice. */
const NAMES = [
  /^(?:very[ _-]?)?neg(?:ative)?$|^[12][ _]?stars?$/,
  /^(?:neu|neutral|mixed)$|^3[ _]?stars?$/,
  /^(?:very[ _-]?)?pos(?:itive)?$|^[45][ _]?stars?$/,
];

/**
 * For each output of a model in order: 0 negative, 1 neutral, 2 positive. `id2label` is that of the model's config.json.
 * Throws with a sentence where the names do not say which is which.
 */
export function readLabels(id2label) {
  const entries = Object.entries(id2label ?? {}).sort(([a], [b]) => Number(a) - Number(b));
  const classes = entries.map(([, name]) =>
    NAMES.findIndex((pattern) => pattern.test(String(name).toLowerCase().trim())),
  );
  const unknown = entries.filter((_, i) => classes[i] === -1).map(([, name]) => `"${name}"`);
  if (entries.length === 0 || unknown.length > 0)
    throw new Error(
      `The labels in config.json have to be called negative, neutral and positive; ${
        unknown.length > 0 ? `it has ${unknown.join(", ")}` : "it has no id2label"
      }. Correct "id2label" there; its order is that of the model's outputs.`,
    );
  const missing = SENTIMENTS.filter((_, i) => !classes.includes(i));
  if (missing.length > 0) throw new Error(`The model knows no label for ${missing.join(" and ")}.`);
  return classes;
}

/** Probabilities [negative, neutral, positive] from one post's outputs, whatever their order and number. */
export function toScores(outputs, classes) {
  const top = Math.max(...outputs);
  const powers = outputs.map((output) => Math.exp(output - top));
  const sum = powers.reduce((total, power) => total + power, 0);
  const scores = [0, 0, 0];
  powers.forEach((power, i) => {
    scores[classes[i]] += power / sum;
  });
  return scores;
}
