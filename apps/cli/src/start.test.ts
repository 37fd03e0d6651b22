import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Installation, openInstallation, startProduct } from "./testing.ts";

let installation: Installation;
beforeAll(() => {
  installation = openInstallation();
});
afterAll(() => installation.remove());

describe("tocsin start", () => {
  test("prints the address it answers at, and ends in order when asked to", async () => {
    const { address, stop } = await startProduct(installation);
    const setup = await fetch(`${address}/api/v1/setup`);
    expect(await setup.json()).toMatchObject({ isNeeded: true, isDemo: false });
    await stop();
    await expect(fetch(`${address}/api/v1/setup`)).rejects.toThrow();
  });

  test("refuses what is no port", async () => {
    const { code, errors } = await installation.run(["start", "--port", "http"]);
    expect(code).toBe(1);
    expect(errors).toContain("A port is a number from 0 to 65535.");
  });

  test("ends with a sentence when somebody else has the port", async () => {
    const neighbour = createServer();
    await new Promise<void>((ready) => neighbour.listen(0, "127.0.0.1", ready));
    const { port } = neighbour.address() as AddressInfo;
    const { code, errors } = await installation.run(["start", "--port", String(port)]);
    neighbour.close();
    expect(code).toBe(1);
    expect(errors).toContain(String(port));
  });
});
