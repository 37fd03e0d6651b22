import { expect, test } from "vitest";
import { measureFirehose } from "./bench/listen/firehose.ts";

test("a firehose of 2,000 posts a second is heard without a loss", async () => {
  const figures = await measureFirehose({ seconds: 5, postsPerSecond: 2_000 });
  expect(figures).toMatchObject({ sent: 10_000, lost: 0, wanted: 200, heard: 200, lostWanted: 0 });
});
