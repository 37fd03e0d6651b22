import { Text } from "@mantine/core";
import { cutAtSpans } from "../../ui/highlight.ts";
import { directionOfPost } from "./direction.ts";
import classes from "./MentionCard.module.css";
import { type Mention, type Span, splitSpans } from "./mention.ts";

interface MentionWordsProps {
  readonly mention: Mention;
  /** Places of the whole text that the open reasons speak of. */
  readonly told: readonly Span[];
}

/** Title and text as the author wrote them; what was searched for is marked, what reasons speak of is underlined. */
export function MentionWords({ mention, told }: MentionWordsProps) {
  const { title, text, language, highlights } = mention;
  const places = splitSpans(mention, told);
  return (
    <>
      {title !== null && (
        <Text fw={600} dir={directionOfPost(title, language)} lang={language} className={classes.text}>
          <Told text={title} spans={places.title} />
        </Text>
      )}
      <p className={classes.text} dir={directionOfPost(text, language)} lang={language}>
        {cutAtSpans(text, highlights).map((piece) => {
          const words = <Told key={piece.start} text={piece.text} spans={moveSpans(places.text, -piece.start)} />;
          return piece.isMarked ? <mark key={piece.start}>{words}</mark> : words;
        })}
      </p>
    </>
  );
}

const moveSpans = (spans: readonly Span[], by: number): Span[] =>
  spans.map(({ start, end }) => ({ start: start + by, end: end + by }));

function Told({ text, spans }: { text: string; spans: readonly Span[] }) {
  if (spans.length === 0) return text;
  return cutAtSpans(text, spans).map((piece) =>
    piece.isMarked ? (
      <span key={piece.start} className={classes.told}>
        {piece.text}
      </span>
    ) : (
      piece.text
    ),
  );
}
