import { Amount } from "../../ui/Amount.tsx";
import { AppLink } from "../../ui/links.tsx";
import { useSay } from "../../ui/say.ts";
import type { UrlState } from "../../ui/urlState.ts";

interface CountLinkProps {
  readonly count: number;
  /** What is counted, for those who hear the page: "Zumvari, negative". */
  readonly words: string;
  readonly search: UrlState;
  /** Shows the count as a share of this many. */
  readonly of?: number;
}

/** A figure that leads to the posts it counts. */
export function CountLink({ count, words, search, of }: CountLinkProps) {
  const say = useSay();
  return (
    <AppLink
      to="/mentions"
      search={search}
      aria-label={say("understand.count", { words, count })}
      style={{ fontVariantNumeric: "tabular-nums" }}
      inherit
    >
      {of === undefined ? <Amount value={count} /> : <Amount value={of === 0 ? 0 : count / of} as="share" />}
    </AppLink>
  );
}
