import { describe, expect, test } from "vitest";
import { connectors } from "../../apps/server/src/modules/listen/connectors/index.ts";
import { abilities, quotaUnits } from "../../packages/contract/src/words.ts";
import { readLanguage } from "./catalogues.ts";

const english = readLanguage("en");

describe.each(connectors.map((connector) => [connector.kind, connector.manifest] as const))("%s", (kind, manifest) => {
  const words = [
    "name",
    "text",
    ...Object.values(manifest.abilities).flatMap(({ why }) => (why === undefined ? [] : [`why.${why}`])),
    ...manifest.notes.map((note) => `note.${note}`),
    ...manifest.settings.flatMap(({ name, options = [] }) => [
      `setting.${name}`,
      ...options.map((option) => `setting.${name}.option.${option}`),
    ]),
    ...manifest.credentials.map(({ name }) => `credential.${name}`),
  ].map((word) => `connector.${kind}.${word}`);
  const countries = manifest.blockedIn.map((code) => `connector.country.${code}`);

  test("has words for everything it tells the reader", () => {
    expect([...words, ...countries].filter((key) => !(key in english))).toEqual([]);
  });

  test("says of each ability why it is not simply there", () => {
    const unexplained = Object.entries(manifest.abilities).filter(
      ([, { can, why }]) => can !== "yes" && why === undefined,
    );
    expect(unexplained).toEqual([]);
  });
});

test("every ability and every unit has its words", () => {
  const keys = [
    ...abilities.map((ability) => `connector.ability.${ability}`),
    ...quotaUnits.map((unit) => `connector.unit.${unit}`),
  ];
  expect(keys.filter((key) => !(key in english))).toEqual([]);
});
