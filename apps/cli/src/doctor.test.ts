import { openStore, readConfig } from "@tocsin/server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Installation, openInstallation, setUpInstallation, startProduct } from "./testing.ts";

let installation: Installation;
beforeAll(async () => {
  installation = openInstallation();
  await setUpInstallation(installation);
});
afterAll(() => installation.remove());

interface Finding {
  readonly subject: string;
  readonly state: string;
  readonly sentence: string;
}
async function examine(): Promise<{ code: number | null; findings: Map<string, Finding> }> {
  const { code, lines } = await installation.run(["doctor", "--json"]);
  const findings = lines.map((line) => JSON.parse(line) as Finding);
  return { code, findings: new Map(findings.map((finding) => [finding.subject, finding])) };
}

describe("tocsin doctor", () => {
  test("finds a sound installation fine, beside the running product too", async () => {
    const alone = await examine();
    expect(alone.code).toBe(0);
    expect(alone.findings.get("database")!.state).toBe("fine");
    expect(alone.findings.get("audit log of Probe")!.sentence).toContain("unbroken");
    const product = await startProduct(installation);
    const beside = await examine();
    await product.stop();
    expect([...beside.findings.keys()]).toEqual([...alone.findings.keys()]);
    expect(beside.code).toBe(0);
  });

  test("finds an audit entry that was changed outside the product, and says what to do", async () => {
    const { context, close } = await openStore(readConfig({ dataFolder: installation.folder, logLevel: "silent" }, {}));
    const run = (statement: string) => context.db.executeQuery({ sql: statement, parameters: [] } as never);
    await run("alter table audit_entry disable trigger audit_is_append_only");
    await run("update audit_entry set subject = 'Another' where sequence = 1");
    await run("alter table audit_entry enable trigger audit_is_append_only");
    await close();
    const { code, lines } = await installation.run(["doctor"]);
    expect(code).toBe(1);
    expect(lines.find((line) => line.startsWith("FAIL"))).toMatch(
      /^FAIL {2}audit log of Probe: The chain breaks at entry 1.*Compare with a backup\.$/,
    );
    expect(lines.some((line) => line.startsWith("ok    node: Node "))).toBe(true);
    expect(lines.some((line) => line.startsWith("warn  mail: "))).toBe(true);
  });
});
