import type { Email } from "postal-mime";

export type Automatic = "bounce" | "reply" | "bulk";

/** What no person sat down to write: returned mail, answers by machines (RFC 3834), mass mail. Null for a person's letter. */
export function automaticKind({ headers, from }: Pick<Email, "headers" | "from">): Automatic | null {
  const headerOf = (name: string) => headers.find(({ key }) => key === name)?.value.toLowerCase() ?? "";
  const sender = (from?.address ?? "").toLowerCase();
  const isReport = /multipart\/report/.test(headerOf("content-type"));
  if (isReport || /^(?:mailer-daemon|postmaster)@/.test(sender)) return "bounce";
  const submitted = headerOf("auto-submitted");
  if (submitted !== "" && !submitted.startsWith("no")) return "reply";
  if (headerOf("x-autoreply") !== "" || headerOf("x-autorespond") !== "" || /auto_?reply/.test(headerOf("precedence")))
    return "reply";
  return /^(?:bulk|list|junk)/.test(headerOf("precedence")) || headerOf("list-unsubscribe") !== "" ? "bulk" : null;
}
