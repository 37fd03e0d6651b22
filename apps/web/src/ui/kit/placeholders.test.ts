import { expect, test } from "vitest";
import { fillPlaceholders, findPlaceholders } from "./placeholders.ts";

test("blanks are named once, in the order of the form, unknown ones last", () => {
  expect(findPlaceholders("{time}: {brnad} {brand}", "{brand} in {place}")).toEqual([
    "brand",
    "place",
    "time",
    "brnad",
  ]);
});

test("braces around anything but a name are the author's own", () => {
  expect(findPlaceholders("{ 3 } {} {12}")).toEqual([]);
});

test("filling leaves an unanswered blank visible", () => {
  const answers = { brand: "Kestrel Water", time: "  " };
  expect(fillPlaceholders("{brand} at {time} {toString}", answers)).toBe("Kestrel Water at {time} {toString}");
});

test("an answer with a dollar sign or braces goes in as written", () => {
  expect(fillPlaceholders("{what}", { what: "$& {brand}" })).toBe("$& {brand}");
});
