import { type ApiAnswer, type Caller, callApi, pauseAfter } from "../api.ts";
import type { FailureCode } from "../connector.ts";
import { fieldsOf } from "../payload.ts";

export interface XrpcCall {
  readonly service: string;
  readonly method: string;
  /** Of a question; a list is sent as repeated fields. */
  readonly query?: Readonly<Record<string, string>>;
  /** Of a command; without one the call is a question. `null` is a command without content. */
  readonly input?: object | null;
  readonly token?: string;
}

/** One call in the protocol of the network. Its error names are told apart where the status alone would mislead. */
export async function callXrpc(caller: Caller, call: XrpcCall): Promise<ApiAnswer> {
  const { service, method, query, input, token } = call;
  const address = `${service}/xrpc/${method}${query === undefined ? "" : `?${new URLSearchParams(query)}`}`;
  const answer = await callApi(caller, address, {
    method: input === undefined ? "GET" : "POST",
    headers: {
      accept: "application/json",
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(input && { "content-type": "application/json" }),
    },
    ...(input && { body: JSON.stringify(input) }),
  });
  if (answer.ok) return answer;
  const name = errorName(answer);
  return { ...answer, ...pauseAfter(answer, caller.now), code: CODES[name] ?? answer.code };
}

export const errorName = ({ json }: ApiAnswer): string => {
  const { error } = fieldsOf(json);
  return typeof error === "string" ? error : "";
};

const CODES: Readonly<Record<string, FailureCode>> = {
  AccountTakedown: "forbidden",
  AuthFactorTokenRequired: "credentials-refused",
  AuthMissing: "credentials-missing",
  AuthenticationRequired: "credentials-refused",
  BadQueryString: "settings-wrong",
  ExpiredToken: "credentials-expired",
  InvalidToken: "credentials-expired",
  RateLimitExceeded: "rate-limited",
};
