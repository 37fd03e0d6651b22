import type { ApiAnswer } from "../api.ts";
import type { Ask, Failure } from "../connector.ts";
import { fieldsOf, idOf, textOf } from "../payload.ts";
import { addressesOf } from "./addresses.ts";
import { callXrpc, errorName, type XrpcCall } from "./xrpc.ts";

export interface Session {
  readonly did: string;
  readonly handle: string;
  readonly access: string;
  readonly refresh: string;
}
export type SessionOutcome = { readonly ok: true; readonly session: Session } | ({ readonly ok: false } & Failure);

const MOST_KEPT = 1_000;

/**
 * Sessions by account. A server allows 300 log-ins a day, and a source that is asked every minute would use them up in
 * five hours: a session is kept while the process lives and renewed with its own token.
 */
export class Sessions {
  readonly #kept = new Map<string, Session>();

  /** Calls as the source's account. A token that has run out is renewed once, and the call made again. */
  async call(ask: Ask, call: Omit<XrpcCall, "service" | "token">): Promise<ApiAnswer> {
    const { service } = addressesOf(ask.source);
    const opened = await this.open(ask);
    if (!opened.ok) return noSession(opened);
    const answer = await this.#spend(ask, { ...call, service, token: opened.session.access });
    if (answer.ok || answer.code !== "credentials-expired") return answer;
    const renewed = await this.#renew(ask, opened.session);
    return renewed.ok ? this.#spend(ask, { ...call, service, token: renewed.session.access }) : noSession(renewed);
  }

  async open(ask: Ask): Promise<SessionOutcome> {
    const kept = this.#kept.get(keyOf(ask));
    return kept === undefined ? this.#logIn(ask) : { ok: true, session: kept };
  }

  forget(ask: Ask): void {
    this.#kept.delete(keyOf(ask));
  }

  async #spend(ask: Ask, call: XrpcCall): Promise<ApiAnswer> {
    return ask.spend("requests", 1) ? callXrpc(ask, call) : noSession(QUOTA_SPENT);
  }

  async #logIn(ask: Ask): Promise<SessionOutcome> {
    const { identifier, appPassword } = ask.credentials;
    if (!identifier || !appPassword)
      return { ok: false, code: "credentials-missing", message: "An account and its app password are needed." };
    if (!ask.spend("sessions", 1)) return QUOTA_SPENT;
    const input = { identifier: identifier.replace(/^@/, ""), password: appPassword };
    const { service } = addressesOf(ask.source);
    return this.#keep(ask, await callXrpc(ask, { service, method: "com.atproto.server.createSession", input }));
  }

  async #renew(ask: Ask, { refresh }: Session): Promise<SessionOutcome> {
    this.forget(ask);
    const { service } = addressesOf(ask.source);
    const method = "com.atproto.server.refreshSession";
    const answer = await callXrpc(ask, { service, method, input: null, token: refresh });
    if (answer.ok) return this.#keep(ask, answer);
    return answer.code === "credentials-expired" || answer.status === 401 ? this.#logIn(ask) : answer;
  }

  #keep(ask: Ask, answer: ApiAnswer): SessionOutcome {
    if (!answer.ok) return isRevoked(answer) ? { ...answer, isFinal: true } : answer;
    const { did, handle, accessJwt, refreshJwt } = fieldsOf(answer.json);
    const session = {
      did: idOf(did),
      handle: textOf(handle, 253),
      access: textOf(accessJwt, 10_000),
      refresh: textOf(refreshJwt, 10_000),
    };
    if (!isWhole(session))
      return { ok: false, code: "unreadable-answer", message: "The server answered without opening a session." };
    if (this.#kept.size >= MOST_KEPT) this.#kept.clear();
    this.#kept.set(keyOf(ask), session);
    return { ok: true, session };
  }
}

/** Asking with the same password again would only lock the account's door. */
const isRevoked = (answer: ApiAnswer): boolean =>
  ["AuthenticationRequired", "AuthFactorTokenRequired", "AccountTakedown"].includes(errorName(answer));

const isWhole = (session: { [Key in keyof Session]: string | undefined }): session is Session =>
  Object.values(session).every((value) => value !== undefined);

const keyOf = ({ source, credentials: { identifier = "", appPassword = "" } }: Ask): string =>
  JSON.stringify([source.id, addressesOf(source).service, identifier, appPassword]);

const QUOTA_SPENT = {
  ok: false,
  code: "quota-spent",
  message: "What the network allows in this time is used up, or kept for incident hours.",
} as const;

const noSession = (failure: { readonly ok: false } & Failure): ApiAnswer => ({
  status: 0,
  headers: {},
  json: undefined,
  ...failure,
});
