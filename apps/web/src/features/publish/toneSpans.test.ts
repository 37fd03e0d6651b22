import { expect, test } from "vitest";
import { groupNotes, joinDraft, passageOf, placeOf, type ToneNote } from "./toneSpans.ts";

const written = { title: "Not our fault", text: "First line.\nYou should have read the terms before you booked." };
const draft = joinDraft(written);
const noteOf = (words: string, direction: ToneNote["direction"] = "say-what-is"): ToneNote => {
  const start = draft.indexOf(words);
  return { kind: "defensive", direction, start, end: start + words.length, words };
};

test("a place of the joined draft is found again in its field", () => {
  const inTitle = placeOf(noteOf("Not our fault"), written.title);
  expect(inTitle).toEqual({ field: "title", start: 0, end: 13 });
  const { field, start, end } = placeOf(noteOf("You should have read"), written.title);
  expect(field).toBe("text");
  expect(written.text.slice(start, end)).toBe("You should have read");
});

test("a passage stays within its line and joins to what was written", () => {
  expect(passageOf(draft, noteOf("You should have read"))).toEqual({
    before: "",
    words: "You should have read",
    after: " the terms before you booked.",
  });
});

test("long surroundings and long words are cut between words", () => {
  const long = "word ".repeat(60);
  const around = passageOf(`${long}HERE ${long}`, { start: 300, end: 304 });
  expect(around.before).toMatch(/^… (word )+$/);
  expect(around.after).toMatch(/^( word)+ …$/);
  expect(passageOf(long, { start: 0, end: 300 }).words).toMatch(/^(word )+… (word ?)+$/);
});

test("notes that ask for the same thing stand together", () => {
  const notes = [noteOf("Not"), noteOf("You", "not-the-customer"), noteOf("fault")];
  expect(groupNotes(notes).map((group) => group.map(({ words }) => words))).toEqual([["Not", "fault"], ["You"]]);
});
