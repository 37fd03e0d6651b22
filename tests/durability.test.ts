import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openStore, readConfig, type Store } from "../apps/server/src/index.ts";
import { recountTallies } from "../apps/server/src/modules/detect/tallies/queries.ts";
import { embeddedAddress } from "../apps/server/src/platform/db/embedded.ts";
import { SIGNATURE_HEADER, signBody } from "../apps/server/src/platform/signature.ts";

interface Listener {
  readonly process: ChildProcess;
  readonly address: string;
  readonly sourceId: string;
  readonly secret: string;
  readonly workspaceId: string;
}

const script = fileURLToPath(new URL("listener.ts", import.meta.url));
const processes: ChildProcess[] = [];
let folder: string;
let cluster: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "tocsin-durability-"));
  // Closed to every other account, as a home folder is: as root the database must find itself another place.
  chmodSync(folder, 0o700);
  cluster = decodeURIComponent(new URL(embeddedAddress(folder)).searchParams.get("host")!);
});
afterAll(async () => {
  for (const child of processes) await kill(child);
  while (listServers().length > 0) await new Promise((go) => setTimeout(go, 50));
  rmSync(folder, { recursive: true, force: true });
  if (dirname(cluster) !== folder) rmSync(cluster, { recursive: true, force: true });
});

function spawnListener(): ChildProcess {
  const child = spawn(process.execPath, ["--import", "tsx", script, folder], { stdio: ["ignore", "pipe", "pipe"] });
  processes.push(child);
  return child;
}

async function startListener(): Promise<Listener> {
  const child = spawnListener();
  let complaint = "";
  child.stderr!.on("data", (chunk) => {
    complaint += chunk;
  });
  for await (const line of createInterface({ input: child.stdout! }))
    return { process: child, ...(JSON.parse(line) as Omit<Listener, "process">) };
  throw new Error(`The listener ended before it listened: ${complaint}`);
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGKILL");
  await once(child, "exit");
}

/** Database servers that run on the cluster of this test, whoever their parent is. */
function listServers(): string[] {
  return readdirSync("/proc").filter((pid) => {
    try {
      const [program = "", ...options] = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
      return program.endsWith("/postgres") && options.includes(cluster);
    } catch {
      return false;
    }
  });
}

const SIZE = 20;
const post = (number: number) => ({
  platform: "x",
  externalId: `post-${number}`,
  author: { handle: `author${number % 7}` },
  text: `Aurora stands still, says passenger ${number} ${Math.sin(number)}`,
  publishedAt: new Date(Date.now() - 60_000).toISOString(),
});

/** Sends one delivery; true only when the product said that it has it. */
async function send(listener: Listener, delivery: number): Promise<boolean> {
  const body = Array.from({ length: SIZE }, (_, i) => JSON.stringify(post(delivery * SIZE + i))).join("\n");
  const headers = { [SIGNATURE_HEADER]: signBody(listener.secret, body, new Date()) };
  const address = `${listener.address}/api/v1/ingest/${listener.sourceId}`;
  const answer = await fetch(address, { method: "POST", body, headers }).catch(() => null);
  return answer?.ok ?? false;
}

describe("a product that is killed while posts come in", () => {
  const acknowledged = new Set<number>();
  let workspaceId: string;
  let store: Store;

  /** Sends deliveries side by side until the product dies, and retries those of last time that got no answer. */
  async function sendUntilKilled(first: number): Promise<void> {
    const listener = await startListener();
    workspaceId = listener.workspaceId;
    const retried = Array.from({ length: first }, (_, i) => i).filter((delivery) => !acknowledged.has(delivery));
    const waiting = [...retried, ...Array.from({ length: 400 }, (_, i) => first + i)];
    let isAlive = true;
    const sendOn = async () => {
      for (let next = waiting.shift(); isAlive && next !== undefined; next = waiting.shift())
        if (await send(listener, next)) acknowledged.add(next);
        else isAlive = false;
    };
    const sending = Promise.all([sendOn(), sendOn(), sendOn()]);
    while (acknowledged.size < first + 12) await new Promise((go) => setTimeout(go, 5));
    await kill(listener.process);
    await sending;
  }

  beforeAll(async () => {
    await sendUntilKilled(0);
    await sendUntilKilled(acknowledged.size + 3);
    // Opened at once: a server that the killed process left behind must not be in the way.
    store = await openStore(readConfig({ dataFolder: folder, logLevel: "silent" }, {}));
    await store.context.jobs.settle();
  });
  afterAll(() => store.close());

  test("has every post that it acknowledged, once", async () => {
    const rows = await store.context.db.selectFrom("mention").select("external_id").execute();
    const ids = rows.map((row) => row.external_id);
    expect(new Set(ids).size).toBe(ids.length);
    const promised = [...acknowledged].flatMap((delivery) =>
      Array.from({ length: SIZE }, (_, i) => `post-${delivery * SIZE + i}`),
    );
    expect(promised.length).toBeGreaterThanOrEqual(24 * SIZE);
    expect(promised.filter((id) => !ids.includes(id))).toEqual([]);
  });

  test("has understood every post that it stored, once", async () => {
    const { db } = store.context;
    const mentions = await db.selectFrom("mention").select("id").orderBy("id").execute();
    const readings = await db.selectFrom("reading").select("mention_id as id").orderBy("mention_id").execute();
    expect(readings).toEqual(mentions);
    const sightings = await db.selectFrom("sighting").select("mention_id as id").orderBy("mention_id").execute();
    expect(sightings).toEqual(mentions);
  });

  test("has counted every post that it understood, once", async () => {
    const { db } = store.context;
    const read = () => db.selectFrom("tally").selectAll().orderBy("at").execute();
    const counted = await read();
    const { id: watchId } = await db.selectFrom("watch").select("id").executeTakeFirstOrThrow();
    await recountTallies(db, { workspaceId, watchId });
    expect(counted).toEqual(await read());
    const sightings = await db.selectFrom("sighting").select("mention_id").execute();
    expect(counted.reduce((sum, row) => sum + row.seen, 0)).toBe(sightings.length);
  });

  test("has left no database server beside the one that runs now", () => {
    expect(listServers()).toHaveLength(1);
  });
});

describe("one data folder", () => {
  test("takes one product at a time; a second one is told who holds it and what to do", async () => {
    const first = await startListener();
    const second = spawnListener();
    let complaint = "";
    second.stderr!.on("data", (chunk) => {
      complaint += chunk;
    });
    const [code] = await once(second, "exit");
    expect(code).not.toBe(0);
    expect(complaint).toContain(`already in use by process ${first.process.pid}`);
    expect(complaint).toContain("choose another folder with --data");
    expect((await fetch(`${first.address}/api/v1/setup`)).ok).toBe(true);
  });

  test("is left without a database server soon after its product was killed", async () => {
    for (const child of processes) await kill(child);
    while (listServers().length > 0) await new Promise((go) => setTimeout(go, 50));
    expect(listServers()).toEqual([]);
  });
});
