import { expect, it } from "vitest";
import { isOwnPage } from "./ownPage.ts";

it("follows only addresses of its own pages after sign-in", () => {
  expect(isOwnPage("/alerts/7?x=1")).toBe(true);
  for (const foreign of ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"])
    expect(isOwnPage(foreign)).toBe(false);
});
