import { afterAll, beforeAll, expect, it } from "vitest";
import { WebhookReceiver } from "./platforms.ts";

const receiver = new WebhookReceiver();

beforeAll(() => receiver.start());
afterAll(() => receiver.stop());

it("keeps deliveries byte for byte, refused ones too, and wakes who waits for them", async () => {
  const waiting = receiver.waitFor(2);
  receiver.answerNext(503);
  const send = (body: string) =>
    fetch(receiver.address("/in"), { method: "POST", headers: { "x-signature": "abc" }, body });
  expect((await send('{"a": "ზუმვარი"}')).status).toBe(503);
  expect((await send('{"a": 2}')).status).toBe(204);
  const [first, second] = await waiting;
  expect(first).toMatchObject({ method: "POST", path: "/in", body: '{"a": "ზუმვარი"}' });
  expect(second!.headers["x-signature"]).toBe("abc");
});
