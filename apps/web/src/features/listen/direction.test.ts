import { expect, it } from "vitest";
import { directionOfPost } from "./direction.ts";

it("reads a Persian post from the right even when it opens with a Latin handle", () => {
  expect(directionOfPost("@nimbus این چه وضعی است؟", "fa")).toBe("rtl");
});

it("reads Persian in Latin letters, and any other language, by its first letter", () => {
  expect(directionOfPost("in che vaziye", "fa")).toBe("auto");
  expect(directionOfPost("Late again", "en")).toBe("auto");
});
