/** The worker as it is shipped, in a browser that is made of what it touches. */
import { readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";
import { beforeEach, expect, test } from "vitest";

type Listener = (event: object) => void;
const source = readFileSync(new URL("../apps/web/public/service-worker.js", import.meta.url), "utf8");

const subscription = (name: string) => ({
  options: { applicationServerKey: new Uint8Array([4, 250, 251, 252]).buffer },
  toJSON: () => ({ endpoint: `https://push.example/${name}`, keys: { p256dh: `key-${name}`, auth: `auth-${name}` } }),
});

let listeners: Map<string, Listener>;
let current: ReturnType<typeof subscription>;
let asked: unknown[];
let sent: { path: string; body: unknown }[];
let answers: number[];

beforeEach(() => {
  listeners = new Map();
  [current, asked, sent, answers] = [subscription("one"), [], [], []];
  const kept = new Map<string, Response>();
  const store = {
    put: async (key: string, value: Response) => kept.set(key, value),
    match: async (key: string) => kept.get(key)?.clone(),
  };
  const pushManager = {
    getSubscription: async () => current,
    subscribe: async (wish: object) => {
      asked.push(wish);
      current = subscription("two");
      return current;
    },
  };
  const self = {
    addEventListener: (name: string, listener: Listener) => listeners.set(name, listener),
    registration: { pushManager, showNotification: async () => undefined },
    location: { origin: "https://tocsin.example" },
  };
  const fetch = async (path: string, { body }: { body: string }) => {
    sent.push({ path, body: JSON.parse(body) });
    return { status: answers.shift() ?? 200 };
  };
  const setTimeout = (work: () => void) => work();
  const caches = { open: async () => store };
  runInNewContext(source, { self, caches, fetch, setTimeout, Response, URL, btoa, Uint8Array });
});

async function happen(name: string, event: object = {}): Promise<void> {
  let work: Promise<unknown> = Promise.resolve();
  listeners.get(name)!({ ...event, waitUntil: (promise: Promise<unknown>) => (work = promise) });
  await work;
}
const pushed = { data: { json: () => ({ title: "Severe", body: "", link: "", topic: "a", device: "bell-1" }) } };
const renewal = {
  path: "/api/v1/devices/renewal",
  body: {
    ...{ id: "bell-1", before: { endpoint: "https://push.example/one", auth: "auth-one" } },
    ...{ endpoint: "https://push.example/two", keys: { p256dh: "key-two", auth: "auth-two" } },
  },
};

test("a browser that has been told once asks for a fresh address when its own is gone, and says so", async () => {
  await happen("push", pushed);
  await happen("pushsubscriptionchange");
  expect(asked).toEqual([{ userVisibleOnly: true, applicationServerKey: "BPr7_A" }]);
  expect(sent).toEqual([renewal]);
});

test("an address that the browser brings along is taken", async () => {
  await happen("push", pushed);
  await happen("pushsubscriptionchange", { newSubscription: subscription("two") });
  expect(asked).toEqual([]);
  expect(sent).toEqual([renewal]);
});

test("a server that is down is asked again", async () => {
  await happen("push", pushed);
  answers = [503, 429, 200];
  await happen("pushsubscriptionchange");
  expect(sent).toEqual([renewal, renewal, renewal]);
});

test("a browser that nobody has switched on says nothing", async () => {
  await happen("pushsubscriptionchange");
  expect(sent).toEqual([]);
});
