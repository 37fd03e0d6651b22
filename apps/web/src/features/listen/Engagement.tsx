import { Amount } from "../../ui/Amount.tsx";
import { useSay } from "../../ui/say.ts";
import type { Mention } from "./mention.ts";
import { pluralOfShort } from "./shortCount.ts";

const counted = ["likes", "comments", "reposts", "views"] as const;

export function Engagement({ of }: { of: Mention["engagement"] }) {
  return counted.filter((each) => of[each] > 0).map((each) => <Counted key={each} what={each} count={of[each]} />);
}

/** "1.2K likes": the figure short, the noun in the form that belongs to it. */
export function Counted({ what, count }: { what: (typeof counted)[number] | "followers"; count: number }) {
  const say = useSay();
  return (
    <span>
      <Amount value={count} as="short" /> {say(`listen.${what}`, { count: pluralOfShort(count) })}
    </span>
  );
}
