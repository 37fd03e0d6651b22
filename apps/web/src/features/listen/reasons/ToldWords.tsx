import { useContext, useEffect } from "react";
import { useIntl } from "react-intl";
import { isolate } from "../../../ui/isolate.ts";
import { type Mention, type Span, wholeText } from "../mention.ts";
import { Telling } from "./telling.ts";
import classes from "./Why.module.css";

interface ToldWordsProps {
  readonly mention: Mention;
  readonly groups: readonly { readonly words: string; readonly spans: readonly Span[] }[];
}

/** The words of the post that spoke for something, quoted here and underlined in the post while this is open. */
export function ToldWords({ mention, groups }: ToldWordsProps) {
  const intl = useIntl();
  const tell = useContext(Telling);
  const spans = groups.flatMap((group) => group.spans);
  const places = spans.map(({ start, end }) => `${start}-${end}`).join(" ");
  // biome-ignore lint/correctness/useExhaustiveDependencies: the places say the same as the spans, and stay equal
  useEffect(() => {
    tell(spans);
    return () => tell([]);
  }, [places, tell]);
  const text = wholeText(mention);
  const quote = ({ start, end }: Span) =>
    isolate(intl.formatMessage({ id: "listen.quote" }, { words: text.slice(start, end) }));
  return (
    <ul className={classes.words}>
      {groups.map(({ words, spans }) => (
        <li key={words}>
          {words} {intl.formatList([...new Set(spans.map(quote))], { type: "conjunction", style: "narrow" })}
        </li>
      ))}
    </ul>
  );
}
