/** Text messages over the HTTP gateway that the workspace has set up: any provider whose call fits into a template. */
import type { alertShapes } from "@tocsin/contract";
import type { z } from "zod";
import type { Context } from "../../../context.ts";
import type { OutboundAnswer } from "../../../platform/outbound.ts";
import { findGateway } from "../gateway.ts";
import type { Brief } from "./brief.ts";
import { call, hostOf, judgeStatus } from "./call.ts";
import { type Channel, type Outcome, type Receiver, refuseForGood, SENT } from "./channel.ts";
import { fit } from "./fit.ts";
import { countParts, plainSigns } from "./gsm.ts";

export type Gateway = z.output<typeof alertShapes.smsGatewayBody>;
export interface TextMessage {
  readonly to: string;
  readonly text: string;
}

const MOST_PARTS = 2;

/** The link stays whole; before it as much as two parts hold, the title first. */
export function compose({ title, gist, opening, link }: Brief, { target }: Receiver): TextMessage {
  const words = [title, gist[0] ?? opening, ...gist.slice(1)].join("\n");
  const text = fit(words, MOST_PARTS, (kept) => `${plainSigns(kept)}\n${link}`, countParts);
  return { to: target.replace(/[^+\d]/g, ""), text };
}

type Encode = (value: string) => string;
const asJson: Encode = (value) => JSON.stringify(value).slice(1, -1);
const asXml: Encode = (value) => value.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
const asIs: Encode = (value) => value;

/** What the number and the text must look like inside a body of this type. */
function encodingOf(contentType: string): Encode {
  if (contentType.includes("json")) return asJson;
  if (contentType.includes("urlencoded")) return encodeURIComponent;
  return contentType.includes("xml") ? asXml : asIs;
}

const fill = (template: string, { to, text }: TextMessage, encode: Encode): string =>
  template.replace(/\{(to|text)\}/g, (_whole, name) => encode(name === "to" ? to : text));

/** The call that a gateway's templates make of one message. */
export function fillTemplates({ method, url, headers: lines, body }: Gateway, message: TextMessage) {
  const headers = Object.fromEntries(
    lines
      .split(/\r?\n/)
      .filter((line) => line.includes(":"))
      .map((line) => [line.slice(0, line.indexOf(":")).trim().toLowerCase(), line.slice(line.indexOf(":") + 1).trim()]),
  );
  const filled = fill(body, message, encodingOf(headers["content-type"] ?? ""));
  return { method, url: fill(url, message, encodeURIComponent), headers, ...(method === "POST" && { body: filled }) };
}

const judgeFor =
  ({ accepted }: Gateway) =>
  (answer: OutboundAnswer): Outcome => {
    const outcome = judgeStatus(answer);
    const host = hostOf(answer.address);
    if (outcome.ok)
      return answer.body.includes(accepted)
        ? SENT
        : refuseForGood("sms-not-accepted", { host, answer: excerpt(answer) });
    return outcome.code === "receiver-refused"
      ? refuseForGood("sms-refused", { host, status: answer.status })
      : outcome;
  };

const LONGEST_EXCERPT = 120;
const excerpt = ({ body }: OutboundAnswer): string => fit(body.replace(/\s+/g, " ").trim(), LONGEST_EXCERPT);

async function send(context: Context, { workspaceId }: Receiver, message: TextMessage): Promise<Outcome> {
  const gateway = await findGateway(context, workspaceId);
  if (gateway === null) return refuseForGood("sms-no-gateway");
  const { url, ...request } = fillTemplates(gateway, message);
  return call(context, url, { ...request, judge: judgeFor(gateway) });
}

export const sms: Channel<TextMessage> = { compose, send };
