import { createServer, type RequestListener, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import { AppError } from "./errors.ts";
import { createResolveHost, isPrivateAddress } from "./hosts.ts";
import { createOutbound } from "./outbound.ts";

const open = createOutbound(createResolveHost({ allowPrivateAddresses: true }));
const guarded = createOutbound(createResolveHost({ allowPrivateAddresses: false }));
const servers: Server[] = [];

afterAll(() => {
  for (const server of servers) server.close().closeAllConnections();
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const chunk = "drip drop ".repeat(6_000);
function pour(response: ServerResponse): void {
  while (!response.destroyed) if (!response.write(chunk)) return void response.once("drain", () => pour(response));
}

/** The code of the refusal; anything but a refusal with a sentence fails. */
async function refusalOf(call: Promise<unknown>): Promise<string> {
  const error = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(AppError);
  expect((error as AppError).message).toMatch(/\.$/);
  return (error as AppError).code;
}

describe("an answer that is packed", () => {
  test("is unpacked, and a small one that unpacks to a flood is refused", async () => {
    const packed = await serve((request, response) => {
      const text = request.url === "/bomb" ? Buffer.alloc(50 * 1024 * 1024) : "It stands still.";
      response.setHeader("content-encoding", "gzip").end(gzipSync(text));
    });
    expect((await open(packed)).body).toBe("It stands still.");
    expect(await refusalOf(open(`${packed}/bomb`, { largestBytes: 1024 * 1024 }))).toBe("answer-too-large");
    const lying = await serve((_request, response) => response.setHeader("content-encoding", "gzip").end("no pack"));
    expect(await refusalOf(open(lying))).toBe("unreadable-answer");
  });
});

describe("a token", () => {
  test("is not carried to another server by a redirection", async () => {
    const seen: (string | undefined)[] = [];
    const other = await serve((request, response) => response.end(String(seen.push(request.headers.authorization))));
    const own = await serve((request, response) => {
      seen.push(request.headers.authorization);
      const to = request.url === "/first" ? "/second" : other;
      response.writeHead(302, { location: to }).end();
    });
    await open(`${own}/first`, { headers: { authorization: "Bearer s3cret", accept: "text/plain" } });
    expect(seen).toEqual(["Bearer s3cret", "Bearer s3cret", undefined]);
  });

  test("a call ends when its caller has gone", async () => {
    const silent = await serve(() => undefined);
    expect(await refusalOf(open(silent, { signal: AbortSignal.abort() }))).toBe("timed-out");
  });
});

describe("addresses of the inside", () => {
  test.each([
    "127.0.0.1",
    "127.255.255.254",
    "10.1.2.3",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "198.18.0.1",
    "224.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "fe80::1",
    "fd00::1",
    "ff02::1",
    "::ffff:127.0.0.1",
    "::ffff:7f00:1",
    "::FFFF:192.168.0.1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "::127.0.0.1",
    "fec0::1",
    "64:ff9b:1::7f00:1",
    "2001:0:7f00:1::",
  ])("%s is private", (ip) => expect(isPrivateAddress(ip)).toBe(true));

  test.each(["93.184.216.34", "172.32.0.1", "100.128.0.1", "8.8.8.8", "::ffff:8.8.8.8", "2606:4700::1111"])(
    "%s is public",
    (ip) => expect(isPrivateAddress(ip)).toBe(false),
  );

  test.each([
    "http://127.0.0.1/",
    "http://localhost/",
    "http://2130706433/",
    "http://0x7f.1/",
    "http://[::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://169.254.169.254/latest/meta-data/",
  ])("%s is refused before a connection is made", async (address) => {
    expect(await refusalOf(guarded(address))).toBe("private-address");
  });

  test("the refusal tells the operator how to allow it", async () => {
    await expect(guarded("http://127.0.0.1/")).rejects.toThrow("TOCSIN_ALLOW_PRIVATE_ADDRESSES");
  });

  test("only web addresses are called", async () => {
    expect(await refusalOf(open("file:///etc/passwd"))).toBe("not-http");
    expect(await refusalOf(open("gopher://127.0.0.1/"))).toBe("not-http");
  });
});

describe("redirections", () => {
  test("are followed to their end", async () => {
    const address = await serve((request, response) => {
      if (request.url === "/old") response.writeHead(301, { location: "/new" }).end();
      else response.end("here");
    });
    expect(await open(`${address}/old`)).toMatchObject({ status: 200, body: "here", address: `${address}/new` });
  });

  test("in a circle are given up with a sentence", async () => {
    const address = await serve((_request, response) => response.writeHead(302, { location: "/again" }).end());
    expect(await refusalOf(open(address))).toBe("redirect-loop");
  });

  test("to another protocol or to nonsense are refused", async () => {
    const address = await serve((request, response) => {
      response.writeHead(302, { location: request.url === "/file" ? "file:///etc/passwd" : "http://[" }).end();
    });
    expect(await refusalOf(open(`${address}/file`))).toBe("not-http");
    expect(await refusalOf(open(`${address}/nonsense`))).toBe("not-http");
  });

  test("of a posted body are not followed", async () => {
    const address = await serve((_request, response) => response.writeHead(307, { location: "/other" }).end());
    expect(await refusalOf(open(address, { method: "POST", body: "{}" }))).toBe("redirected");
  });
});

describe("servers that do not behave", () => {
  test("an endless body is cut off at the limit", async () => {
    const address = await serve((_request, response) => pour(response));
    expect(await refusalOf(open(address, { largestBytes: 1024 * 1024 }))).toBe("answer-too-large");
  });

  test("a body that only drips is given up after the time allowed", async () => {
    const address = await serve((_request, response) => response.write("z"));
    expect(await refusalOf(open(address, { timeoutMilliseconds: 250 }))).toBe("timed-out");
  });

  test("a body that is cut off half-way is unreachable, not a crash", async () => {
    const address = await serve((_request, response) => {
      response.writeHead(200, { "content-length": "5000" });
      response.write("half", () => response.destroy());
    });
    expect(await refusalOf(open(address))).toBe("unreachable");
  });

  test("nobody at the address, or no such name, is said in a sentence", async () => {
    expect(await refusalOf(open("http://127.0.0.1:9/"))).toBe("unreachable");
    expect(await refusalOf(open("http://no-such-host.invalid/"))).toBe("host-unknown");
  });
});
