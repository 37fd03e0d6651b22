import type { ConnectorField } from "@tocsin/contract";
import { describe, expect, test } from "vitest";
import { fillIn, readCredentials, readFilled } from "./fieldValues.ts";

const field = (name: string, more: Partial<ConnectorField> = {}): ConnectorField => ({
  name,
  shape: "text",
  isNeeded: false,
  ...more,
});

describe("the fields of a platform", () => {
  const fields = [
    field("tags", { shape: "lines" }),
    field("way", { shape: "choice", options: ["ask", "hook"] }),
    field("count", { shape: "number", initial: 20 }),
    field("replies", { shape: "switch" }),
    field("note"),
  ];

  test("begin as the platform suggests", () => {
    expect(fillIn(fields)).toEqual({ tags: "", way: "ask", count: "20", replies: false, note: "" });
  });

  test("come back as they were filled in, empty ones left out", () => {
    const filled = { tags: " tram \n\nმატარებელი", way: "hook", count: "5", replies: true, note: " " };
    expect(readFilled(fields, filled)).toEqual({
      tags: ["tram", "მატარებელი"],
      way: "hook",
      count: 5,
      replies: true,
    });
  });

  test("stand as they were kept", () => {
    const kept = { tags: ["a", "b"], way: "hook", count: 7, replies: true };
    expect(readFilled(fields, fillIn(fields, kept))).toEqual(kept);
  });

  test("a number that is none is sent as it is, for the server to name it", () => {
    expect(readFilled([field("count", { shape: "number" })], { count: "many" })).toEqual({ count: "many" });
  });

  test("credentials are texts", () => {
    expect(readCredentials([field("id", { shape: "number" }), field("token")], { id: "12", token: "" })).toEqual({
      id: "12",
    });
  });
});
