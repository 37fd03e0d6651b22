import { useRef } from "react";
import type { FieldPlace } from "./toneSpans.ts";

/** The editor's two fields, and a way to lead a writer to a place in them. */
export function useFields() {
  const title = useRef<HTMLInputElement>(null);
  const text = useRef<HTMLTextAreaElement>(null);
  const show = ({ field, start, end }: FieldPlace) => {
    const target = field === "title" ? title.current : text.current;
    target?.focus();
    target?.setSelectionRange(start, end);
  };
  return { title, text, show };
}
