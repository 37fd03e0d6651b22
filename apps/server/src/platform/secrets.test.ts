import { describe, expect, test } from "vitest";
import { createSecrets, isSealed } from "./secrets.ts";

const secrets = createSecrets(["the first secret of this instance"]);

describe("a sealed secret", () => {
  test("opens at its place, and shows nothing of its text", () => {
    const sealed = secrets.seal("123456:token of the bot", "bell 1");
    expect(isSealed(sealed)).toBe(true);
    expect(sealed).not.toContain("token");
    expect(secrets.open(sealed, "bell 1")).toBe("123456:token of the bot");
  });

  test("never looks the same twice", () => {
    expect(secrets.seal("same", "bell 1")).not.toBe(secrets.seal("same", "bell 1"));
  });

  test("does not open at another place, changed, cut short, or under another secret", () => {
    const sealed = secrets.seal("token", "bell 1");
    const changed = sealed.slice(0, -2) + (sealed.endsWith("AA") ? "BB" : "AA");
    expect(() => secrets.open(sealed, "bell 2")).toThrow("enter this secret again");
    expect(() => secrets.open(changed, "bell 1")).toThrow("enter this secret again");
    expect(() => secrets.open(sealed.slice(0, 20), "bell 1")).toThrow("enter this secret again");
    expect(() => createSecrets(["another"]).open(sealed, "bell 1")).toThrow("enter this secret again");
  });

  test("still opens after the operator has set a secret of their own", () => {
    const sealed = secrets.seal("token", "bell 1");
    const later = createSecrets(["the operator's", "the first secret of this instance"]);
    expect(later.open(sealed, "bell 1")).toBe("token");
    expect(secrets.open.bind(null, later.seal("token", "bell 1"), "bell 1")).toThrow();
  });

  test("that was stored before there was sealing is given as it is", () => {
    expect(secrets.open("plain", "bell 1")).toBe("plain");
  });
});
