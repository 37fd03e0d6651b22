/** Each channel against a receiver that checks what comes as the platform documents it. */
import type { BellKind } from "@tocsin/contract";
import {
  API_KEY,
  DiscordLike,
  MattermostLike,
  PushService,
  type Reply,
  SlackLike,
  SmsGateway,
  TELEGRAM_TOKEN,
  TeamsLike,
  TelegramLike,
} from "@tocsin/lab/platforms";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { openBench, type TestBench } from "../../../testing.ts";
import { getPushKeys } from "../devices.ts";
import { setGateway } from "../gateway.ts";
import type { Brief } from "./brief.ts";
import type { Receiver } from "./channel.ts";
import { countParts } from "./gsm.ts";
import { reach } from "./reach.ts";

const slack = new SlackLike();
const mattermost = new MattermostLike();
const discord = new DiscordLike();
const teams = new TeamsLike();
const telegram = new TelegramLike();
const gateway = new SmsGateway();
const service = new PushService();
const platforms = [slack, mattermost, discord, teams, telegram, gateway, service];
let bench: TestBench;
let browser: ReturnType<PushService["subscribe"]>;

beforeAll(async () => {
  for (const platform of platforms) await platform.start();
  bench = await openBench({
    databaseUrl: inject("databaseUrl"),
    config: { telegramUrl: telegram.origin },
    startsJobs: false,
  });
  browser = service.subscribe((await getPushKeys(bench.context)).publicKey);
  await setGateway(bench.context, bench.admin, { ...asJson(), url: gateway.address });
});
afterAll(async () => {
  await bench.stop();
  for (const platform of platforms) await platform.stop();
});

const asJson = () => ({
  method: "POST" as const,
  headers: `content-type: application/json\nx-api-key: ${API_KEY}`,
  body: '{"to": "{to}", "text": "{text}"}',
  accepted: "",
});

const LINK = "http://localhost:4870/alerts/01kb2m3n4p5q6r7s8t9vabcdef";
const calm: Brief = {
  language: "en",
  direction: "ltr",
  title: "Crisis · Severe: Zumvari",
  opening: "The bell rang for Zumvari at 9:05 AM.",
  reasons: ["23 voices in one hour, where about 1.3 would be usual."],
  gist: ["23 voices in one hour, where about 1.3 would be usual.", "Said by 23 people, with no copies."],
  examplesWord: "Some of the posts:",
  examples: ["The water smells of solvent."],
  link: LINK,
  linkLine: `See it and decide: ${LINK}`,
  topic: "01kb2m3n4p5q6r7s8t9vabcdef",
  severity: 4,
  record: {},
};
const HOSTILE =
  "<!channel> @everyone @channel @here <@U0001> @zumvari_press <b>loud</b> </blockquote> <script>x</script> &lt;&amp; *bold* _it_ `code` " +
  '~~gone~~ ||spoiler|| [press](https://evil.example) # big {{DATE(2026-01-01T00:00:00Z)}} \\ $x$ :smile: "quoted" {to} {text}';
const hostile: Brief = { ...calm, title: `Crisis: ${HOSTILE}`, gist: [HOSTILE, "said by 3"], examples: [HOSTILE] };
const endless: Brief = {
  ...calm,
  title: `بحران ${HOSTILE.repeat(20)}`,
  gist: Array.from({ length: 60 }, () => `${"زنگ 👨‍👩‍👧‍👦 & <".repeat(40)}`),
  examples: ["ნ<&*@".repeat(2_000)],
};

function receiverOf(channel: BellKind): Receiver {
  const addresses: Partial<Record<BellKind, [target: string, secret: string]>> = {
    slack: ["slack", slack.address],
    mattermost: ["mattermost", mattermost.address],
    discord: ["discord", discord.address],
    teams: ["teams", teams.address],
    telegram: ["4711", TELEGRAM_TOKEN],
    sms: ["+995 555 12-34-56", ""],
    push: ["browser", JSON.stringify(browser)],
  };
  const [target, secret] = addresses[channel]!;
  return { workspaceId: bench.admin.workspaceId, bellId: null, channel, target, secret, language: "en" };
}

const tell = (channel: BellKind, brief: Brief, change: Partial<Receiver> = {}) =>
  reach[channel](bench.context, { ...receiverOf(channel), ...change }, brief);

const kinds = ["slack", "mattermost", "discord", "teams", "telegram", "sms", "push"] as const;
const platformOf = { slack, mattermost, discord, teams, telegram, sms: gateway, push: service };

describe.each(kinds)("over %s", (kind) => {
  test("a brief arrives with its title, how unusual it is, and its link", async () => {
    expect(await tell(kind, calm)).toEqual({ ok: true });
    const arrived = JSON.stringify(platformOf[kind].messages.at(-1)).replaceAll("\\\\", "").replaceAll("\u2060", "");
    expect(arrived).toContain("Zumvari");
    expect(arrived).toContain("23 voices in one hour");
    expect(arrived).toContain(kind === "teams" ? '"title":"See it and decide"' : LINK);
  });

  test("a text that tries to take over is told as it is, and calls nobody", async () => {
    expect(await tell(kind, hostile)).toEqual({ ok: true });
    const message = platformOf[kind].messages.at(-1)!;
    expect("pings" in message ? message.pings : []).toEqual([]);
    expect("mentions" in message ? message.mentions : []).toEqual([]);
  });

  test("a text without end keeps to the platform's limits", async () => {
    expect(await tell(kind, endless)).toEqual({ ok: true });
  });

  test("a receiver in trouble is tried again, one that asks for a rest is given it", async () => {
    platformOf[kind].answerNext({ status: 503 });
    expect(await tell(kind, calm)).toMatchObject({ ok: false, code: "receiver-down", isFinal: false });
    platformOf[kind].answerNext({ status: 429, headers: { "retry-after": "30" } });
    const asked = await tell(kind, calm);
    expect(asked).toMatchObject({ ok: false, code: "too-many", isFinal: false, retryAfterSeconds: 30 });
  });
});

describe("what people read", () => {
  test("on Slack holds no markup of posts, and no link but ours", async () => {
    await tell("slack", hostile);
    const { text, links } = slack.messages.at(-1)!;
    expect(text).toContain("<!channel> @everyone");
    expect(text).toContain("&lt;&amp;");
    expect(links).toEqual([]);
  });

  test("on Telegram is marked up by us alone", async () => {
    await tell("telegram", hostile);
    const { text, tags } = telegram.messages.at(-1)!;
    expect(tags).toEqual(["b", "blockquote"]);
    expect(text.replaceAll("\u2060", "")).toContain("<b>loud</b> </blockquote>");
  });

  test("on Teams is never read as Markdown or as a date, and goes from right to left where it should", async () => {
    await tell("teams", { ...hostile, direction: "rtl" });
    const { lines, markdown, links, isRightToLeft } = teams.messages.at(-1)!;
    expect(markdown).toEqual([]);
    expect(isRightToLeft).toBe(true);
    expect(lines.join()).not.toContain("{{DATE");
    expect(links).toEqual([{ title: "See it and decide", url: LINK }]);
  });

  test("on Discord and Mattermost has every sign of their Markdown escaped", async () => {
    await tell("discord", hostile);
    await tell("mattermost", hostile);
    const written = [discord.messages.at(-1)!.descriptions[0]!, mattermost.messages.at(-1)!.text.split("\n\n")[1]!];
    for (const text of written) {
      expect(text).toContain("\\*bold\\*");
      expect(text).toContain("\\[press\\]");
    }
  });

  test("in a browser's notice has its direction and replaces the one before", async () => {
    await tell("push", { ...calm, language: "fa", direction: "rtl" });
    const { message, topic, urgency } = service.messages.at(-1)!;
    expect(message).toMatchObject({ title: calm.title, link: LINK, language: "fa", direction: "rtl" });
    expect({ topic, urgency }).toEqual({ topic: calm.topic, urgency: "high" });
  });
});

describe("a text message", () => {
  const lastText = () => gateway.messages.at(-1)!;

  test("goes to the number as it is dialled, ends with the whole link, and is never more than two parts", async () => {
    await tell("sms", calm);
    expect(lastText()).toMatchObject({ to: "+995555123456", text: expect.stringMatching(/abcdef$/) });
    for (const long of [endless, { ...calm, gist: Array.from({ length: 20 }, () => "Said by 23 people.") }]) {
      await tell("sms", long);
      expect(lastText().text).toContain(LINK);
      expect(countParts(lastText().text)).toBe(2);
    }
  });

  test("fits gateways that want JSON, a form, or everything in the address", async () => {
    const form = {
      ...asJson(),
      headers: "Content-Type: application/x-www-form-urlencoded",
      body: `key=${API_KEY}&to={to}&text={text}`,
    };
    const inAddress = {
      ...asJson(),
      method: "GET" as const,
      headers: "",
      body: "",
      url: `${gateway.address}?key=${API_KEY}&to={to}&text={text}`,
    };
    for (const templates of [{ ...asJson(), url: gateway.address }, { ...form, url: gateway.address }, inAddress]) {
      await setGateway(bench.context, bench.admin, templates);
      expect(await tell("sms", { ...calm, title: 'A "quoted" & {text} title' })).toEqual({ ok: true });
      expect(lastText().to).toBe("+995555123456");
      expect(lastText().text).toContain('A "quoted" & {text} title');
    }
    await setGateway(bench.context, bench.admin, { ...asJson(), url: gateway.address });
  });

  test("to a wrong number, or not taken in spite of a 200, is refused at once", async () => {
    const wrong = await tell("sms", calm, { target: "+1" });
    expect(wrong).toMatchObject({ code: "sms-refused", isFinal: true, params: { status: 422 } });
    gateway.isAlwaysOk = true;
    await setGateway(bench.context, bench.admin, { ...asJson(), url: gateway.address, accepted: "queued" });
    expect(await tell("sms", calm, { target: "+1" })).toMatchObject({ code: "sms-not-accepted", isFinal: true });
    expect(await tell("sms", calm)).toEqual({ ok: true });
  });

  test("of a workspace without a gateway is refused with what to do", async () => {
    expect(await tell("sms", calm, { workspaceId: "another" })).toMatchObject({
      code: "sms-no-gateway",
      isFinal: true,
    });
  });
});

describe("a refusal for good", () => {
  test("names what is wrong with a Telegram chat or bot", async () => {
    telegram.blocking.add("5");
    telegram.moved.set("-6", -1_006);
    const refusals = [
      await tell("telegram", calm, { target: "1" }),
      await tell("telegram", calm, { target: "5" }),
      await tell("telegram", calm, { target: "-6" }),
      await tell("telegram", calm, { secret: "987654321:AnotherTokenThatNobodyKnows_abcdef" }),
    ];
    expect(refusals).toMatchObject([
      { code: "telegram-chat-unknown", isFinal: true },
      { code: "telegram-blocked", isFinal: true },
      { code: "telegram-moved", isFinal: true, params: { chat: "-1006" } },
      { code: "telegram-token", isFinal: true },
    ]);
  });

  test("waits as long as Telegram says in its own words", async () => {
    const body = JSON.stringify({ ok: false, error_code: 429, parameters: { retry_after: 7 } });
    telegram.answerNext({ status: 429, body });
    expect(await tell("telegram", calm)).toMatchObject({ code: "too-many", retryAfterSeconds: 7 });
  });

  const wordOf = (status: number, body: string): Reply => ({ status, body });
  test.each([
    ["slack", wordOf(404, "channel_not_found"), "channel-gone"],
    ["slack", wordOf(410, "channel_is_archived"), "channel-gone"],
    ["slack", wordOf(403, "action_prohibited"), "posting-prohibited"],
    ["slack", wordOf(400, "invalid_blocks"), "receiver-refused"],
    ["mattermost", wordOf(501, '{"id":"web.incoming_webhook.disabled.app_error"}'), "posting-prohibited"],
    ["mattermost", wordOf(400, '{"id":"web.incoming_webhook.channel.app_error"}'), "channel-gone"],
    ["discord", wordOf(401, '{"code":50027}'), "hook-gone"],
    ["discord", wordOf(404, '{"code":10003}'), "channel-gone"],
    ["teams", wordOf(400, '{"error":{"code":"WorkflowTriggerIsNotEnabled"}}'), "hook-gone"],
    ["teams", wordOf(401, "{}"), "hook-forbidden"],
    ["push", wordOf(400, ""), "push-refused"],
  ] as const)("of %s is understood", async (kind, reply, code) => {
    platformOf[kind].answerNext(reply);
    expect(await tell(kind, calm)).toMatchObject({ ok: false, code, isFinal: true });
  });

  test("comes when the webhook or the browser is gone", async () => {
    slack.removeHook();
    discord.removeHook();
    service.unsubscribe(browser.endpoint);
    expect(await tell("slack", calm)).toMatchObject({ code: "hook-gone", isFinal: true });
    expect(await tell("discord", calm)).toMatchObject({ code: "hook-gone", isFinal: true });
    expect(await tell("push", calm)).toMatchObject({ code: "push-gone", isFinal: true, isGone: true });
  });
});
