import { type ApiAnswer, callApi, pauseAfter, readLimit } from "../api.ts";
import type { Ask, Failure, QuotaReading } from "../connector.ts";
import { countOf, fieldsOf, textOf } from "../payload.ts";

const API = "https://oauth.reddit.com";
const DOOR = "https://www.reddit.com";
/** The platform asks every program to say what it is, in this form, and slows down those that do not. */
const USER_AGENT = "server:org.tocsin.listen:v0.1 (self-hosted crisis monitoring)";
const MOST_KEPT = 1_000;
const EARLY_MS = 60_000;

interface Token {
  readonly value: string;
  readonly until: number;
  readonly scopes: readonly string[];
}
type Failed = { readonly ok: false } & Failure;
export type RedditAnswer =
  | { readonly ok: true; readonly json: unknown; readonly quotas: readonly QuotaReading[] }
  | Failed;

/** Tokens by app and account, kept while the process lives: each is good for a day. */
export class RedditDoor {
  readonly #tokens = new Map<string, Token>();

  async get(ask: Ask, path: string): Promise<RedditAnswer> {
    const first = await this.#ask(ask, path);
    if (first.ok || first.code !== "credentials-expired") return first;
    this.forget(ask);
    const second = await this.#ask(ask, path);
    return second.ok || second.code !== "credentials-expired" ? second : { ...second, code: "credentials-refused" };
  }

  forget(ask: Ask): void {
    this.#tokens.delete(keyOf(ask));
  }

  async open(ask: Ask): Promise<{ readonly ok: true; readonly token: Token } | Failed> {
    const kept = this.#tokens.get(keyOf(ask));
    if (kept !== undefined && kept.until > ask.now.getTime()) return { ok: true, token: kept };
    const { clientId, clientSecret } = ask.credentials;
    if (!clientId || !clientSecret)
      return { ok: false, code: "credentials-missing", message: "The app's id and secret are needed." };
    return this.#keep(ask, await requestToken(ask, `${clientId}:${clientSecret}`));
  }

  async #ask(ask: Ask, path: string): Promise<RedditAnswer> {
    const opened = await this.open(ask);
    if (!opened.ok) return opened;
    if (!ask.spend("requests", 1))
      return {
        ok: false,
        code: "quota-spent",
        message: "The calls that the platform allows in ten minutes are used up.",
      };
    const headers = { authorization: `bearer ${opened.token.value}`, "user-agent": USER_AGENT };
    const answer = await callApi(ask, `${serverOf(ask, API)}${path}`, { headers });
    if (!answer.ok) return failedBy(answer, ask.now);
    const { error, message } = fieldsOf(answer.json);
    if (error !== undefined)
      return {
        ok: false,
        code: "unreadable-answer",
        message: `The platform answered with an error: ${textOf(message, 200)}.`,
      };
    const { left, resetsAt } = readLimit(answer.headers, ask.now);
    return { ok: true, json: answer.json, quotas: left === null ? [] : [{ quota: "requests", left, resetsAt }] };
  }

  #keep(ask: Ask, answer: ApiAnswer): { readonly ok: true; readonly token: Token } | Failed {
    if (!answer.ok) return { ...failedBy(answer, ask.now), ...(answer.status === 401 && REFUSED) };
    const { access_token, expires_in, scope, error } = fieldsOf(answer.json);
    const value = textOf(access_token, 10_000);
    if (value === undefined)
      return {
        ok: false,
        ...REFUSED,
        message: `The platform gives no token: ${textOf(error, 200) ?? "it does not say why"}.`,
      };
    const until = ask.now.getTime() + (countOf(expires_in) ?? 3_600) * 1_000 - EARLY_MS;
    const token = { value, until, scopes: (textOf(scope, 1_000) ?? "").split(/[\s,]+/).filter(Boolean) };
    if (this.#tokens.size >= MOST_KEPT) this.#tokens.clear();
    this.#tokens.set(keyOf(ask), token);
    return { ok: true, token };
  }
}

const REFUSED = { code: "credentials-refused", isFinal: true } as const;

/** As the app alone, or, where a script app's account is given, as that account: only accounts have an inbox. */
function requestToken(ask: Ask, pair: string): Promise<ApiAnswer> {
  const { username, password } = ask.credentials;
  const grant =
    username && password ? { grant_type: "password", username, password } : { grant_type: "client_credentials" };
  return callApi(ask, `${serverOf(ask, DOOR)}/api/v1/access_token`, {
    method: "POST",
    headers: {
      authorization: `Basic ${Buffer.from(pair).toString("base64")}`,
      "content-type": "application/x-www-form-urlencoded",
      "user-agent": USER_AGENT,
    },
    body: new URLSearchParams(grant as Record<string, string>).toString(),
  });
}

const serverOf = ({ source }: Ask, own: string): string => source.address.replace(/\/+$/, "") || own;

const keyOf = ({ source, credentials: { clientId, clientSecret, username, password } }: Ask): string =>
  JSON.stringify([source.address, clientId, clientSecret, username, password]);

function failedBy(answer: Extract<ApiAnswer, { ok: false }>, now: Date): Failed {
  const { code, message, notBefore } = pauseAfter(answer, now);
  const pause = notBefore === undefined ? {} : { notBefore };
  if (answer.status === 401) return { ok: false, code: "credentials-expired", message, ...pause };
  if (answer.status !== 403) return { ok: false, code, message, ...pause };
  const isScope = /insufficient_scope/.test(answer.headers["www-authenticate"] ?? "");
  return { ok: false, code: isScope ? "scope-missing" : "forbidden", message, ...pause };
}
