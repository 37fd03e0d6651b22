import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Installation, openInstallation, setUpInstallation } from "./testing.ts";

let installation: Installation;
beforeAll(() => {
  installation = openInstallation();
});
afterAll(() => installation.remove());

describe("tocsin user", () => {
  test("says what to do first while there is no workspace", async () => {
    const { code, lines, errors } = await installation.run(["user", "list"]);
    expect({ code, lines }).toEqual({ code: 1, lines: [] });
    expect(errors).toContain("no workspace yet. Run `tocsin start`");
  });

  test("sets the workspace up once", async () => {
    const first = await setUpInstallation(installation);
    expect(first.code).toBe(0);
    expect(JSON.parse(first.lines[0]!)).toEqual({ id: expect.any(String), workspaceId: expect.any(String) });
    const second = await setUpInstallation(installation);
    expect(second.code).toBe(1);
    expect(second.errors).toContain("already has its workspace");
  });

  test("adds people with a role and lists them", async () => {
    const add = ["user", "add", "--email", "nino@example.org", "--name", "Nino", "--role", "approver"];
    expect((await installation.run(add, "long enough word\n")).code).toBe(0);
    const { lines } = await installation.run(["user", "list"]);
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { name: "Ada", email: "ada@example.org", role: "admin" },
      { name: "Nino", email: "nino@example.org", role: "approver" },
    ]);
  });

  test("refuses a short password, and a role that does not exist", async () => {
    const add = ["user", "add", "--email", "vano@example.org", "--name", "Vano"];
    const short = await installation.run(add, "short\n");
    expect(short.code).toBe(1);
    expect(short.errors).toContain("at least 10 characters");
    expect((await installation.run([...add, "--role", "king"], "long enough word\n")).code).toBe(1);
  });
});
