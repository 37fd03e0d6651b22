interface Field {
  readonly name: string;
  readonly types: readonly string[];
  readonly required: boolean;
}
interface Described {
  readonly fields?: readonly Field[];
  readonly subtypes?: readonly string[];
}
/** The machine-readable description of the Bot API. */
export interface BotApiDescription {
  readonly methods: Readonly<Record<string, Described>>;
  readonly types: Readonly<Record<string, Described>>;
}

/** Everything in which the parameters of a call differ from the description, a sentence each. */
export function checkCall(description: BotApiDescription, method: string, parameters: object): string[] {
  const described = description.methods[method];
  return described === undefined
    ? [`${method}: no such method`]
    : checkFields(description, described, parameters, method);
}

/** The same for what the platform sends. */
export const checkType = (description: BotApiDescription, type: string, value: unknown): string[] =>
  checkValue(description, [type], value, type);

function checkFields(description: BotApiDescription, { fields = [] }: Described, value: object, at: string): string[] {
  const given = Object.entries(value);
  const unknown = given.filter(([name]) => !fields.some((field) => field.name === name));
  return [
    ...unknown.map(([name]) => `${at}.${name}: not described`),
    ...fields.flatMap(({ name, types, required }) => {
      const entry = given.find(([key]) => key === name);
      if (entry === undefined) return required ? [`${at}.${name}: missing`] : [];
      return checkValue(description, types, entry[1], `${at}.${name}`);
    }),
  ];
}

const SIMPLE: Readonly<Record<string, (value: unknown) => boolean>> = {
  Integer: Number.isSafeInteger,
  Float: (value) => typeof value === "number",
  String: (value) => typeof value === "string",
  Boolean: (value) => typeof value === "boolean",
  True: (value) => value === true,
};

function checkValue(description: BotApiDescription, types: readonly string[], value: unknown, at: string): string[] {
  const attempts = types.map((type) => checkOne(description, type, value, at));
  return attempts.find((problems) => problems.length === 0) ?? attempts[0]!;
}

function checkOne(description: BotApiDescription, type: string, value: unknown, at: string): string[] {
  const simple = SIMPLE[type];
  if (simple !== undefined) return simple(value) ? [] : [`${at}: no ${type}`];
  if (type.startsWith("Array of ")) {
    if (!Array.isArray(value)) return [`${at}: no array`];
    return value.flatMap((item, index) => checkOne(description, type.slice(9), item, `${at}.${index}`));
  }
  if (typeof value !== "object" || value === null) return [`${at}: no ${type}`];
  const described = description.types[type] ?? {};
  if (described.subtypes !== undefined) return checkValue(description, described.subtypes, value, at);
  return checkFields(description, described, value, at);
}
