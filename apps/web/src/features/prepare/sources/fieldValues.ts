import type { ConnectorField, FieldValues } from "@tocsin/contract";

/** What a form holds while it is filled in: lines as one text. */
export type Filled = Readonly<Record<string, string | boolean>>;

/** The fields as they stand, or as they begin. */
export function fillIn(fields: readonly ConnectorField[], values: FieldValues = {}): Filled {
  return Object.fromEntries(fields.map((field) => [field.name, show(values[field.name] ?? field.initial, field)]));
}

function show(value: FieldValues[string] | undefined, field: ConnectorField): string | boolean {
  if (field.shape === "switch") return value === true;
  if (Array.isArray(value)) return value.join("\n");
  return value === undefined ? (field.options?.[0] ?? "") : String(value);
}

/** What is sent: empty fields are left out, so that the server says which of them are needed. */
export function readFilled(fields: readonly ConnectorField[], filled: Filled): FieldValues {
  const entries = fields.map((field) => [field.name, read(filled[field.name] ?? "", field)] as const);
  return Object.fromEntries(entries.filter((entry): entry is [string, FieldValues[string]] => entry[1] !== undefined));
}

function read(value: string | boolean, { shape }: ConnectorField): FieldValues[string] | undefined {
  if (typeof value === "boolean") return value;
  const text = value.trim();
  if (text === "") return undefined;
  if (shape === "lines") return linesOf(text);
  return shape === "number" && Number.isFinite(Number(text)) ? Number(text) : text;
}

const linesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** Credentials are texts, whatever their shape. */
export const readCredentials = (fields: readonly ConnectorField[], filled: Filled): Record<string, string> =>
  Object.fromEntries(
    fields.map(({ name }) => [name, String(filled[name] ?? "").trim()] as const).filter(([, text]) => text !== ""),
  );
