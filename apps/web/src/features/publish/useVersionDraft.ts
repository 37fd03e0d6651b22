import { useSessionStorage } from "@mantine/hooks";
import type { Version } from "./readiness.ts";

export interface Draft {
  readonly title: string;
  readonly text: string;
  /** The hash of the text the writing began from. */
  readonly basedOn: string;
}

/**
 * What a person is writing and has not saved. It lives in the tab's own storage: a reload, a lost connection or a glance at
 * another page must not cost the text. While there is none, the editor follows the server.
 */
export function useVersionDraft(statementId: string, version: Version) {
  const [draft, setDraft] = useSessionStorage<Draft | null>({
    key: `tocsin-draft-${statementId}-${version.language}`,
    defaultValue: null,
    getInitialValueInEffect: false,
  });
  const start: Draft = { title: version.title, text: version.text, basedOn: version.hash };
  const shown = draft ?? start;
  const write = (part: Partial<Draft>) => {
    const next = { ...shown, ...part };
    setDraft(next.title === version.title && next.text === version.text ? null : next);
  };
  const isDirty = draft !== null;
  /** Somebody else saved meanwhile. */
  const isOvertaken = isDirty && draft.basedOn !== version.hash;
  return { shown, write, drop: () => setDraft(null), isDirty, isOvertaken };
}
