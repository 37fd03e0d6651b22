import { ImapFlow } from "imapflow";
import { AppError } from "../../../../platform/errors.ts";
import { explainThrown } from "../answers.ts";
import { type Failed, failed } from "../calls.ts";
import type { Ask, Memory } from "../connector.ts";
import type { Letter } from "./read.ts";

/** Where we are in a mailbox: its server numbers letters upwards, until it begins anew with another validity. */
export interface Place {
  readonly uidValidity: string;
  readonly lastUid: number;
}

const LONGEST_LETTER = 5 * 1024 * 1024;
/** At first, and when a server has numbered anew: so many of the latest letters. */
const FIRST_LETTERS = 200;
const CONNECT_MS = 20_000;
const PORTS: Record<string, number> = { tls: 993, starttls: 143, none: 143 };

/** A signed-in connection to the address that the name stands for; the name itself is kept for the certificate. */
export async function openMailbox(ask: Ask): Promise<ImapFlow> {
  const { host, port } = readServer(ask);
  const { address } = await ask.resolveHost(host);
  const security = securityOf(ask);
  const client = new ImapFlow({
    host: address,
    port,
    servername: host,
    secure: security === "tls",
    doSTARTTLS: security === "starttls",
    auth: { user: ask.credentials.user ?? "", pass: ask.credentials.password ?? "" },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
  });
  // Without a listener an error between two commands would end the process; the next command tells it anyway.
  client.on("error", () => undefined);
  await client.connect();
  return client;
}

function readServer({ source }: Ask): { host: string; port: number } {
  const written = source.address.trim().replace(/^imaps?:\/\//i, "");
  const url = URL.canParse(`imap://${written}`) ? new URL(`imap://${written}`) : null;
  if (url === null || url.hostname === "")
    throw new AppError("unavailable", "host-unknown", "The address is no mail server, such as imap.example.org.");
  return { host: url.hostname, port: Number(url.port) || (PORTS[securityOf({ source })] ?? 993) };
}

const securityOf = ({ source }: Pick<Ask, "source">): string => {
  const { security } = source.settings;
  return typeof security === "string" && security in PORTS ? security : "tls";
};

export const folderOf = ({ source }: Ask): string =>
  typeof source.settings.folder === "string" && source.settings.folder.trim() !== ""
    ? source.settings.folder.trim()
    : "INBOX";

export function readPlace({ uidValidity, lastUid }: Memory): Place | null {
  return typeof uidValidity === "string" && Number.isSafeInteger(lastUid)
    ? { uidValidity, lastUid: lastUid as number }
    : null;
}

/** So many letters are fetched and handed over at once. */
const AT_ONCE = 50;

export interface Fetched {
  readonly letters: readonly Letter[];
  readonly place: Place;
  readonly hasMore: boolean;
}

/** The letters after a place, in their order, at most `AT_ONCE`. Reading marks nothing as read. */
export async function fetchLetters(client: ImapFlow, before: Place | null): Promise<Fetched> {
  const box = client.mailbox;
  if (box === false) throw new AppError("unavailable", "disconnected", "The mailbox was closed.");
  const uidValidity = String(box.uidValidity);
  const isSame = before?.uidValidity === uidValidity;
  const lastUid = isSame ? before.lastUid : Math.max(0, box.uidNext - 1 - FIRST_LETTERS);
  // A range that begins behind the last letter means the last letter, and one in an empty box is an error.
  const uids = box.exists === 0 ? [] : (await client.search({ uid: `${lastUid + 1}:*` }, { uid: true })) || [];
  const fresh = uids.filter((uid) => uid > lastUid).sort((a, b) => a - b);
  const wanted = fresh.slice(0, AT_ONCE);
  const letters: Letter[] = [];
  if (wanted.length > 0)
    for await (const { uid, source, internalDate } of client.fetch(
      wanted,
      { uid: true, internalDate: true, source: { maxLength: LONGEST_LETTER } },
      { uid: true },
    ))
      if (source !== undefined) letters.push({ source, uid, uidValidity, arrivedAt: readArrival(internalDate) });
  letters.sort((a, b) => a.uid - b.uid);
  const place = { uidValidity, lastUid: Math.max(lastUid, wanted.at(-1) ?? 0) };
  return { letters, place, hasMore: fresh.length > wanted.length };
}

function readArrival(written: Date | string | undefined): Date | undefined {
  const date = written === undefined ? undefined : new Date(written);
  return date === undefined || Number.isNaN(date.getTime()) ? undefined : date;
}

interface ImapTrouble {
  readonly authenticationFailed?: boolean;
  readonly mailboxMissing?: boolean;
  readonly code?: string;
  readonly message: string;
}

/** What stopped us, in the words every connector uses. */
export function explainMail(error: unknown): Failed {
  if (error instanceof AppError) return explainThrown(error);
  const { authenticationFailed, mailboxMissing, code = "", message } = error as ImapTrouble;
  if (authenticationFailed === true)
    return failed("credentials-refused", "The mail server refuses the name or the password.", { isFinal: true });
  if (mailboxMissing === true) return failed("settings-wrong", "The mail server has no such folder.");
  if (/certificate|self.signed|altname/i.test(`${code} ${message}`))
    return failed("forbidden", `The mail server's certificate cannot be trusted: ${message}.`);
  if (/timeout|timedout/i.test(code)) return failed("timed-out", "The mail server did not answer in time.");
  const isRefused = /ECONNREFUSED|EHOSTUNREACH|ENETUNREACH/.test(code);
  return failed(isRefused ? "unreachable" : "disconnected", `The connection to the mail server broke: ${message}.`);
}
