import { type ChangeEvent, useState } from "react";
import { useFieldProblems } from "./problems.ts";

type KeysOf<T, V> = { [K in keyof T]: T[K] extends V ? K : never }[keyof T] & string;

/**
 * What a person is filling in. `field` and `choice` bind a field by its name and show what the server said about it:
 * `<TextInput {...draft.field("name")} />`, `<Select {...draft.choice("role")} />`. What holds no words is set by hand.
 */
export function useDraft<T extends object>(initial: T, error?: unknown) {
  const [value, setValue] = useState(initial);
  const problems = useFieldProblems(error);
  /** For each field, the refusal it was changed after: what is being mended is no longer marked. */
  const [mended, setMended] = useState<Record<string, unknown>>({});
  const problemOf = (key: keyof T & string) => (mended[key] === error ? undefined : problems[key]);
  const set = (change: Partial<T>) => {
    setValue((before) => ({ ...before, ...change }));
    setMended((before) => ({ ...before, ...Object.fromEntries(Object.keys(change).map((key) => [key, error])) }));
  };
  return {
    value,
    set,
    reset: () => setValue(initial),
    problemOf,
    field: (key: KeysOf<T, string>) => ({
      value: value[key] as string,
      error: problemOf(key),
      onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>) =>
        set({ [key]: event.currentTarget.value } as Partial<T>),
    }),
    choice: (key: KeysOf<T, string>) => ({
      value: value[key] as string,
      error: problemOf(key),
      allowDeselect: false,
      onChange: (next: string | null) => next !== null && set({ [key]: next } as Partial<T>),
    }),
  };
}

export type Draft<T extends object> = ReturnType<typeof useDraft<T>>;
