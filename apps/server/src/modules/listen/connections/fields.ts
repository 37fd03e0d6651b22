/** What a person fills in, checked against the fields that a manifest asks for. */
import type { ConnectorField, FieldValues } from "@tocsin/contract";
import { type FieldProblem, InvalidInput } from "../../../platform/http/endpoint.ts";

type Value = FieldValues[string];

/** The values with what the manifest gives by itself filled in. Throws `InvalidInput` that names each bad field. */
export function checkFields(fields: readonly ConnectorField[], given: FieldValues, place: string): FieldValues {
  const problems = [...findUnknown(fields, given), ...fields.flatMap((field) => findProblem(field, given[field.name]))];
  if (problems.length > 0)
    throw new InvalidInput(problems.map(({ name, ...problem }) => ({ path: `${place}.${name}`, ...problem })));
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = isEmpty(given[field.name]) ? field.initial : given[field.name];
      return value === undefined ? [] : [[field.name, value]];
    }),
  );
}

/** What a source of the kind begins with before anybody has filled anything in. */
export const initialValues = (fields: readonly ConnectorField[]): FieldValues =>
  Object.fromEntries(fields.flatMap(({ name, initial }) => (initial === undefined ? [] : [[name, initial]])));

type NamedProblem = Omit<FieldProblem, "path"> & { readonly name: string };

const isEmpty = (value: Value | undefined): boolean =>
  value === undefined ||
  (typeof value === "string" && value.trim() === "") ||
  (Array.isArray(value) && value.length === 0);

function findUnknown(fields: readonly ConnectorField[], given: FieldValues): NamedProblem[] {
  const known = new Set(fields.map(({ name }) => name));
  return Object.keys(given)
    .filter((name) => !known.has(name))
    .map((name) => ({ name, code: "unknown-field", message: "There is no such field." }));
}

function findProblem(field: ConnectorField, value: Value | undefined): NamedProblem[] {
  const { name } = field;
  if (isEmpty(value))
    return field.isNeeded && isEmpty(field.initial)
      ? [{ name, code: "needed", message: "This has to be filled in." }]
      : [];
  const problem = checkShape(field, value!);
  return problem === null ? [] : [{ name, ...problem }];
}

type ShapeProblem = Omit<FieldProblem, "path"> | null;
const unlike = (isRight: boolean, code: string, message: string): ShapeProblem => (isRight ? null : { code, message });

function checkShape({ shape, options = [] }: ConnectorField, value: Value): ShapeProblem {
  switch (shape) {
    case "number":
      return unlike(typeof value === "number" && Number.isFinite(value), "not-a-number", "A number is expected.");
    case "switch":
      return unlike(typeof value === "boolean", "not-a-switch", "On or off is expected.");
    case "lines":
      return unlike(Array.isArray(value), "not-lines", "A list of lines is expected.");
    case "url":
      return unlike(isAddress(value), "not-an-address", "An address such as https://example.org is expected.");
    case "choice":
      return unlike(
        options.includes(String(value)),
        "not-an-option",
        `One of these is expected: ${options.join(", ")}.`,
      );
    default:
      return unlike(typeof value === "string", "not-a-text", "A text is expected.");
  }
}

const isAddress = (value: Value): boolean =>
  typeof value === "string" && /^(https?|wss?):\/\//i.test(value) && URL.canParse(value);
