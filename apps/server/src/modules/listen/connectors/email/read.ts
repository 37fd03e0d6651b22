import type { Address, Email } from "postal-mime";
import { sha256 } from "../../../../platform/ids.ts";
import { mendWindows } from "../../charset.ts";
import { plainText } from "../markup.ts";
import { automaticKind } from "./automatic.ts";
import { parseLetter } from "./parse.ts";
import { type Parted, partLetter, partMarkup } from "./quotes.ts";

export interface Letter {
  readonly source: Uint8Array;
  readonly uid: number;
  readonly uidValidity: string;
  /** When the server took it in: what cannot be forged by the sender. */
  readonly arrivedAt: Date | undefined;
}
export interface LetterView {
  readonly now: Date;
  readonly keepsAutomatic: boolean;
}

const MOST_KEPT = 5_000;

/** A letter as a post of the exchange format; null for one without words, or that no person wrote. Never throws. */
export async function readLetter(letter: Letter, view: LetterView): Promise<Record<string, unknown> | null> {
  const mail = await parseLetter(letter.source).catch(() => null);
  if (mail === null) return null;
  const automatic = automaticKind(mail);
  if (automatic !== null && !view.keepsAutomatic) return null;
  const subject = mendWindows(mail.subject ?? "").trim();
  const { text, quoted, signature } = partsOf(mail);
  const words = text === "" ? subject : text;
  if (words === "") return null;
  return {
    platform: "mail",
    externalId: keyOf(mail, letter),
    author: authorOf(mail),
    ...(subject !== "" && subject !== words && { title: subject.slice(0, 1_000) }),
    text: words,
    publishedAt: dateOf(mail, letter, view.now).toISOString(),
    ...(mail.inReplyTo !== undefined && { inReplyTo: mail.inReplyTo.slice(0, 300) }),
    ...(quoted !== "" && { quoted: quoted.slice(0, MOST_KEPT) }),
    ...(signature !== "" && { signature: signature.slice(0, MOST_KEPT) }),
    ...(automatic !== null && { automatic }),
    ...(mail.attachments.length > 0 && { attachments: attachmentsOf(mail) }),
  };
}

/** Text that was meant to be read as text is the surer source; of markup alone the quote is cut before the tags are lost. */
function partsOf(mail: Email): Parted {
  if (mail.text !== undefined && mail.text.trim() !== "") return partLetter(mendWindows(mail.text));
  const [own, below] = partMarkup(mail.html ?? "");
  const parted = partLetter(plainText(mendWindows(own)));
  const quoted = plainText(mendWindows(below));
  if (parted.text === "" && quoted !== "") return { ...parted, text: quoted };
  return { ...parted, quoted: [parted.quoted, quoted].filter((part) => part !== "").join("\n") };
}

/** A sender who writes no id, or one that another letter has, is known by the place in the mailbox. */
function keyOf(mail: Email, { uid, uidValidity }: Letter): string {
  const id = mail.messageId?.trim();
  if (id === undefined || id === "") return `${uidValidity}.${uid}`;
  return id.length <= 300 ? id : sha256(id);
}

function authorOf({ from, sender }: Email): { handle: string; name: string } {
  const mailbox = [from, sender].map(firstMailbox).find((found) => found !== undefined);
  const handle = (mailbox?.address ?? "").toLowerCase().slice(0, 200) || "unknown";
  return { handle, name: mendWindows(mailbox?.name ?? "").slice(0, 200) || handle };
}

const firstMailbox = (address: Address | undefined) => address?.group?.[0] ?? (address?.group ? undefined : address);

/** The sender's date where it can be true, else the server's. */
function dateOf({ date }: Email, { arrivedAt }: Letter, now: Date): Date {
  const arrived = arrivedAt?.getTime() ?? now.getTime();
  const written = Date.parse(date ?? "");
  const isTrue = written > 0 && written <= arrived + 10 * 60_000;
  return new Date(Math.min(isTrue ? written : arrived, now.getTime()));
}

/** Named only: what hangs on a letter is no post, and may be anything. */
const attachmentsOf = ({ attachments }: Email) =>
  attachments.slice(0, 50).map(({ filename, mimeType, content }) => ({
    name: (filename ?? "").slice(0, 200),
    type: mimeType.slice(0, 100),
    bytes: typeof content === "string" ? content.length : content.byteLength,
  }));
