import { sha256 } from "../../../../platform/ids.ts";
import { callJson, type Failed, failed, serverOf } from "../calls.ts";
import type { Ask } from "../connector.ts";
import { countOf, textOf } from "../payload.ts";

const SERVER = "https://oauth2.googleapis.com";
/** A token that is about to end may end on its way. */
const MARGIN_MS = 60_000;

interface Access {
  readonly token: string;
  readonly scopes: readonly string[];
  readonly endsAt: number;
}
export type Accessed = ({ readonly ok: true } & Access) | Failed;
type Asker = Pick<Ask, "source" | "credentials" | "outbound" | "now">;

/** Access tokens live an hour and are kept in memory only; the refresh token that earns them is sealed at rest. */
export class AccessTokens {
  readonly #known = new Map<string, Access>();

  async get(ask: Asker): Promise<Accessed> {
    const key = this.#keyOf(ask);
    const known = this.#known.get(key);
    if (known !== undefined && known.endsAt > ask.now.getTime()) return { ok: true, ...known };
    const fresh = await refresh(ask);
    if (fresh.ok) this.#known.set(key, fresh);
    return fresh;
  }

  forget(ask: Asker): void {
    this.#known.delete(this.#keyOf(ask));
  }

  #keyOf = ({ credentials }: Asker): string => sha256(`${credentials.clientId}\n${credentials.refreshToken}`);
}

async function refresh({ source, credentials, outbound, now }: Asker): Promise<Accessed> {
  const { clientId = "", clientSecret = "", refreshToken = "" } = credentials;
  const form = { client_id: clientId, client_secret: clientSecret, refresh_token: refreshToken };
  const called = await callJson(outbound, `${serverOf(source, SERVER)}/token`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ ...form, grant_type: "refresh_token" }).toString(),
  });
  if (!called.ok) return called;
  const { access_token, expires_in, scope, error, error_description } = called.fields;
  const token = textOf(access_token, 4_000);
  if (called.status === 200 && token !== undefined) {
    const endsAt = now.getTime() + (countOf(expires_in) ?? 3_600) * 1_000 - MARGIN_MS;
    return { ok: true, token, endsAt, scopes: (textOf(scope, 1_000) ?? "").split(" ").filter(Boolean) };
  }
  const message = textOf(error_description, 300) ?? textOf(error, 300) ?? `Google answered with ${called.status}`;
  if (called.status >= 500) return failed("server-error", message);
  return failed(error === "invalid_grant" ? "credentials-expired" : "credentials-refused", message, { isFinal: true });
}

export const hasAccount = ({ credentials }: Pick<Ask, "credentials">): boolean =>
  Boolean(credentials.clientId && credentials.clientSecret && credentials.refreshToken);
