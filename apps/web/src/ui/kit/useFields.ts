import { useState } from "react";
import { fieldProblems } from "../problems.ts";

/** The state of a form: its fields, one setter, and what the server found wrong with them. */
export function useFields<T extends object>(first: T, error: unknown = null) {
  const [fields, setFields] = useState(first);
  const set = (part: Partial<T>) => setFields((now) => ({ ...now, ...part }));
  const problems = fieldProblems(error);
  return { fields, set, setFields, problemOf: (path: keyof T & string) => problems[path] };
}
