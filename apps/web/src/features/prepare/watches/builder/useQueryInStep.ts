import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Guided } from "@tocsin/contract";
import { writeGuided } from "@tocsin/contract/wording";
import { useRef, useState } from "react";
import { apiUntil } from "../../../../ui/api.ts";
import { emptyGuided } from "./guided.ts";

const PAUSE_MS = 150;

/**
 * One query in two forms. The text is what is kept; the form is read from it by the server, and writes it by itself, so
 * that what somebody does in the form is in the text at once. `readable` is the last text without an error.
 */
export function useQueryInStep(query: string, onChange: (query: string) => void) {
  const [asked] = useDebouncedValue(query, PAUSE_MS);
  const [written, setWritten] = useState<{ query: string; guided: Guided } | null>(null);
  const check = useQuery({
    queryKey: ["checkQuery", asked],
    queryFn: ({ signal }) => apiUntil(signal).checkQuery({ body: { query: asked } }),
    enabled: asked.trim() !== "",
    placeholderData: keepPreviousData,
  });
  const isCurrent = asked === query && check.isSuccess && !check.isPlaceholderData;
  const known = readKnown();
  const shown = useRef<Guided | null>(emptyGuided);
  if (known !== undefined) shown.current = known;
  const readable = useRef("");
  if (known) readable.current = query;

  /** Undefined while the server still reads what was typed. */
  function readKnown(): Guided | null | undefined {
    if (written?.query === query) return written.guided;
    if (query.trim() === "") return emptyGuided;
    return isCurrent ? check.data.guided : undefined;
  }

  const change = (part: Partial<Guided>) => {
    if (known === undefined || known === null) return;
    const guided = { ...known, ...part };
    const text = writeGuided(guided);
    setWritten({ query: text, guided });
    onChange(text);
  };
  return {
    guided: shown.current,
    isReading: known === undefined,
    readable: readable.current,
    change,
    check,
    isCurrent,
  };
}

export type QueryInStep = ReturnType<typeof useQueryInStep>;
