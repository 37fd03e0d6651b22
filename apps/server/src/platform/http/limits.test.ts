import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { type HttpBench, openBench, openHttp, type TestBench } from "../../testing.ts";

let bench: TestBench;
let http: HttpBench;
beforeAll(async () => {
  bench = await openBench({ databaseUrl: inject("databaseUrl"), startsJobs: false });
  http = await openHttp(bench);
});
afterAll(async () => {
  await http.stop();
  await bench.stop();
});

/** The address goes out exactly as it is written here. */
const guessPassword = (path: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(http.address);
    const headers = { "content-type": "application/json" };
    const outgoing = request({ hostname, port, path, method: "POST", headers }, (answer) => {
      answer.resume().on("end", () => resolve(answer.statusCode ?? 0));
    });
    outgoing.on("error", reject);
    outgoing.end(JSON.stringify({ email: "ada@example.org", password: "a wrong guess" }));
  });

describe("guessing passwords", () => {
  test("is stopped, however the address is written", async () => {
    const spellings = ["/api/v1/session", "/%61pi/v1/session", `${http.address}/api/v1/session`];
    const answers: number[] = [];
    for (let round = 0; round < 8; round++) for (const path of spellings) answers.push(await guessPassword(path));
    expect(answers.slice(0, 20)).toEqual(Array(20).fill(401));
    expect(answers.slice(20)).toEqual(Array(4).fill(429));
  });
});
