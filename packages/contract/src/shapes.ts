import { z } from "zod";
import * as words from "./words.ts";

/** Building blocks shared by all shapes. Times are ISO 8601 in UTC; ids are opaque strings. */
export const id = z.string().min(1).max(64);
export const instant = z.iso.datetime({ offset: true });
export const language = z.enum(words.languages);
export const role = z.enum(words.roles);
export const sentiment = z.enum(words.sentiments);
export const crisisType = z.enum(words.crisisTypes);
export const severity = z.number().int().min(1).max(5);
export const name = z.string().trim().min(1).max(200);
export const longText = z.string().max(20_000);
export const nothing = z.object({});

export const page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() });
export const list = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item) });
export const cursor = z.object({
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** A person as shown beside what they did. */
export const personRef = z.object({ id, name: z.string() });

/** A place in a text, in UTF-16 units: `[start, end)`. */
export const span = z.object({ start: z.number().int(), end: z.number().int() });

/** RFC 9457. `code` is stable and is what the interface translates; `params` fill its sentence. */
export const problemDetails = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  fields: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })).optional(),
});
export type ProblemDetails = z.infer<typeof problemDetails>;
