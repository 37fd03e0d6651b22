import { cutAtSpans } from "../../../../ui/highlight.ts";

interface MarkedTextProps {
  readonly text: string;
  readonly spans: readonly { readonly start: number; readonly end: number }[];
}

/** A post with the words that made the query find it. */
export function MarkedText({ text, spans }: MarkedTextProps) {
  return cutAtSpans(text, spans).map((piece) =>
    piece.isMarked ? <mark key={piece.start}>{piece.text}</mark> : piece.text,
  );
}
