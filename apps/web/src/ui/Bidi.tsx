import type { ReactNode } from "react";

interface BidiProps {
  readonly children: ReactNode;
  /** The text's own language, where it is known: it chooses the letters' shapes and the reading voice. */
  readonly lang?: string;
}

/** Text that came from outside, kept from turning the sentence around it. */
export function Bidi({ children, lang }: BidiProps) {
  return (
    <bdi dir="auto" lang={lang}>
      {children}
    </bdi>
  );
}
