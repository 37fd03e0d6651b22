import { taintedBatch } from "../../lab/src/index.ts";
import { type Client, createClient } from "../../packages/contract/src/client.ts";
import type { BodyOf } from "../../packages/contract/src/index.ts";
import { type Language, languages } from "../../packages/contract/src/words.ts";
import { tellCrisis, tellHistory } from "./crisis/story.ts";
import { sendPosts } from "./outsider.ts";
import type { Stage } from "./stage.ts";

const PASSWORD = "a bell in the night";
const ANSWERS: Readonly<Record<string, string>> = {
  brand: "Zumvari",
  what: "Some bottles of one batch smell of solvent.",
  place: "Tbilisi",
  time: "09:40",
  nextUpdate: "12:00",
  newsroom: "https://zumvari.example/news",
  contact: "care@zumvari.example",
};

/** A workspace in the middle of a crisis, with something on every page. */
export interface Filled {
  readonly admin: Member;
  readonly watchId: string;
  readonly alertId: string;
  readonly narrativeId: string;
  readonly incidentId: string;
  readonly closedIncidentId: string;
  readonly publishedId: string;
  readonly draftId: string;
  readonly newsroom: string;
}

/** Somebody who works over the API, and whose session a browser may take over. */
export interface Member {
  readonly client: Client;
  readonly cookies: () => { name: string; value: string; url: string }[];
}

export async function fillWorkspace(stage: Stage): Promise<Filled> {
  const admin = knock(stage.address);
  const { workspace, timeZone } = { workspace: taintedBatch.brand.latin, timeZone: taintedBatch.timeZone };
  const account = { name: "Ada Admin", email: "ada@zumvari.example", password: PASSWORD };
  await admin.client.createSetup({ body: { ...account, workspace, timeZone, language: "en" } });
  const approver = await join(stage, admin);
  await furnish(stage, admin.client);
  return answerAlert(admin, approver, await hearAlert(admin.client));
}

export interface Ring {
  readonly watchId: string;
  readonly alertId: string;
}

/** Waits until something rings at least so loudly. */
export async function hearAlert(client: Client, leastSeverity = 1): Promise<Ring> {
  const find = async () => {
    const { items } = await client.listAlerts({ query: { state: "active" } });
    return items.find(({ watchId, severity }) => watchId !== null && severity >= leastSeverity);
  };
  await until(async () => (await find()) !== undefined);
  const { id, watchId } = (await find())!;
  return { watchId: watchId!, alertId: id };
}

/** What a team does about an alert, up to the published statement and the draft of the next one. */
export async function answerAlert(admin: Member, approver: Member, { watchId, alertId }: Ring): Promise<Filled> {
  const { client } = admin;
  await client.acknowledgeAlert({ params: { id: alertId } });
  const closedIncidentId = await closeOne(client, watchId);
  const incident = await workOn(client, alertId);
  const published = await publishOne(client, approver.client, incident.id);
  const languages = ["en", "ka", "fa"] as const;
  const draft = await client.createStatement({
    body: { incidentId: incident.id, kind: "update", languages: [...languages] },
  });
  return {
    ...{ admin, watchId, alertId, closedIncidentId, draftId: draft.id, incidentId: incident.id },
    ...{ publishedId: published.id, newsroom: published.newsroomAddress },
    narrativeId: await findNarrative(client),
  };
}

const DAY_MS = 86_400_000;

/** The one that most people tell, once every post is read: until then narratives may yet turn out to be one. */
async function findNarrative(client: Client): Promise<string> {
  await until(async () => {
    const { total, sentiments } = await client.listMentionFacets({ query: { show: "all" } });
    return sentiments.reduce((sum, { count }) => sum + count, 0) === total;
  });
  const now = Date.now();
  const query = { from: new Date(now - 7 * DAY_MS).toISOString(), to: new Date(now).toISOString(), limit: 1 };
  const { items } = await client.listNarratives({ query });
  return items[0]!.id;
}

/** A client with a cookie jar of its own. */
export function knock(address: string, cookies: Iterable<readonly [name: string, value: string]> = []): Member {
  const jar = new Map(cookies);
  const client = createClient(
    async (url, options) => {
      const cookie = [...jar].map((pair) => pair.join("=")).join("; ");
      const answer = await fetch(url, { ...options, headers: { ...options.headers, cookie } });
      for (const set of answer.headers.getSetCookie()) {
        const [name = "", ...value] = set.split(";")[0]!.split("=");
        jar.set(name, value.join("="));
      }
      return answer;
    },
    { origin: address, newIdempotencyKey: () => crypto.randomUUID() },
  );
  return { client, cookies: () => [...jar].map(([name, value]) => ({ name, value, url: address })) };
}

async function join({ address }: Stage, admin: Member): Promise<Member> {
  const { link } = await admin.client.createInvitation({ body: { email: "anton@zumvari.example", role: "approver" } });
  await admin.client.createInvitation({ body: { email: "rita@zumvari.example", role: "responder" } });
  const approver = knock(address);
  const token = link!.split("/").at(-1)!;
  await approver.client.acceptInvitation({
    body: { token, name: "Anton Approver", password: PASSWORD, language: "en" },
  });
  return approver;
}

/** Everything an administrator prepares, and the posts. */
async function furnish({ address }: Stage, client: Client): Promise<void> {
  for (const { name, query, kind, brand } of taintedBatch.watches) {
    const spellings = [...new Set(Object.values(brand.names).flat())];
    const { id } = await client.createBrand({ body: { name: brand.latin, kind, spellings } });
    await client.createWatch({ body: { brandId: id, name, query } });
  }
  await client.createContact({ body: contact });
  await client.createBell({ body: { kind: "email", name: "On call", target: contact.email, language: "en" } });
  await client.createOutlet({ body: { name: "Company website", target: `${address}/nobody-is-here` } });
  await client.createApiKey({ body: { name: "Archive", scopes: ["read"] } });
  await client.createSource({ body: { kind: "feed", name: "Local news", address: "http://127.0.0.1:9/feed.xml" } });
  const source = await client.createSource({ body: { kind: "webhook", name: "Crawler" } });
  const entrance = { address: source.address, secret: source.secret! };
  await sendPosts(entrance, tellHistory(new Date()));
  await until(async () => (await client.getSituation()).watches.every((watch) => !watch.isLearning));
  await sendPosts(entrance, tellCrisis(new Date()));
}

const contact: BodyOf<"createContact"> & { email: string } = {
  name: "Leo Legal",
  department: "legal",
  organisation: "Zumvari",
  email: "leo@zumvari.example",
  phone: "+000 000 000",
  language: "en",
  note: "Reachable at night by telephone only.",
  isCalled: true,
};

async function workOn(client: Client, alertId: string) {
  const incident = await client.openIncident({ body: { alertId } });
  const params = { id: incident.id };
  const [first] = incident.tasks;
  await client.updateTask({ params: { ...params, taskId: first!.id }, body: { isDone: true } });
  await client.createNote({ params, body: { note: "The plant has stopped the line." } });
  return incident;
}

async function closeOne(client: Client, watchId: string): Promise<string> {
  const { id } = await client.openIncident({
    body: { watchId, title: "The order page did not load", type: "outage", severity: 2 },
  });
  await client.closeIncident({ params: { id }, body: { note: "It loads again." } });
  const body = { kind: "went-well", text: "The page was back before most people were up." } as const;
  await client.createLesson({ params: { incidentId: id }, body });
  return id;
}

async function publishOne(author: Client, approver: Client, incidentId: string) {
  const { id } = await author.createStatement({ body: { incidentId, languages: [...languages] } });
  const params = { id };
  for (const language of languages) await fillAndApprove(author, approver, { id, language });
  return author.publishStatement({ params });
}

async function fillAndApprove(author: Client, approver: Client, params: { id: string; language: Language }) {
  const { versions } = await author.getStatement({ params });
  const { title, text } = versions.find(({ language }) => language === params.language)!;
  const fill = (words: string) => words.replace(/\{(\w+)\}/g, (_, name: string) => ANSWERS[name] ?? name);
  const saved = await author.editVersion({ params, body: { title: fill(title), text: fill(text) } });
  const { hash } = saved.versions.find(({ language }) => language === params.language)!;
  await approver.approveVersion({ params, body: { hash } });
}

/** Asks again until it is so. The test's own time limit ends a wait that leads nowhere. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 250));
}
