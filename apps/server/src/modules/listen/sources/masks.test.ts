import { expect, test } from "vitest";
import { maskAddress } from "./masks.ts";

test.each([
  ["https://example.org/news/rss.xml", "https://example.org/news/rss.xml"],
  ["https://example.org/rss?token=s3cret", "https://example.org/rss?…"],
  ["https://ada:s3cret@example.org/rss", "https://example.org/rss?…"],
  ["https://example.org/hook/a8f3k29xk20dk3kd93", "https://example.org/hook/…"],
  ["https://example.org/the-long-name-of-a-story", "https://example.org/the-long-name-of-a-story"],
])("of %s whoever may only look sees %s", (address, seen) => {
  expect(maskAddress(address)).toBe(seen);
});
