import { createHmac, randomBytes } from "node:crypto";

export interface UserKeys {
  readonly consumerKey: string;
  readonly consumerSecret: string;
  readonly accessToken: string;
  readonly accessTokenSecret: string;
}
export interface ToSign {
  readonly method: string;
  /** With its query; a JSON body is not signed. */
  readonly url: URL;
  readonly keys: UserKeys;
  readonly now: Date;
  readonly nonce?: string;
}

/** The `authorization` header of OAuth 1.0a (RFC 5849): unlike newer tokens, these keys do not expire. */
export function signRequest({ method, url, keys, now, nonce = randomBytes(16).toString("hex") }: ToSign): string {
  const given: Record<string, string> = {
    oauth_consumer_key: keys.consumerKey,
    oauth_nonce: nonce,
    oauth_signature_method: "HMAC-SHA1",
    oauth_timestamp: String(Math.floor(now.getTime() / 1000)),
    oauth_token: keys.accessToken,
    oauth_version: "1.0",
  };
  const pairs = [...url.searchParams, ...Object.entries(given)].map((pair) => pair.map(encode).join("=")).sort();
  const signed = [method, `${url.origin}${url.pathname}`, pairs.join("&")].map(encode).join("&");
  const key = `${encode(keys.consumerSecret)}&${encode(keys.accessTokenSecret)}`;
  const oauth_signature = createHmac("sha1", key).update(signed).digest("base64");
  const header = Object.entries({ ...given, oauth_signature }).map(([name, value]) => `${name}="${encode(value)}"`);
  return `OAuth ${header.join(", ")}`;
}

const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
