import { expect, it } from "vitest";
import { pluralOfShort } from "./shortCount.ts";

const formOf = (locale: string, count: number) => new Intl.PluralRules(locale).select(pluralOfShort(count));

it("takes the form of a round thousand behind a short figure, whatever its last digit", () => {
  for (const count of [1_000, 1_201, 12_302, 999_951, 4_000_001]) {
    expect(formOf("ru", count), `${count}`).toBe("many");
    expect(formOf("ar", count), `${count}`).toBe("other");
  }
});

it("takes the number's own form where it is shown whole", () => {
  expect([1, 3, 5, 21, 999].map((count) => formOf("ru", count))).toEqual(["one", "few", "many", "one", "many"]);
});
