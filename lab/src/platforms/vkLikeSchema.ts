import Ajv from "ajv";

type Schema = Record<string, unknown>;
interface Parameter extends Schema {
  readonly name: string;
  readonly type?: string | readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly required?: boolean;
}
export interface VkDescription {
  readonly methods: ReadonlyMap<string, readonly Parameter[]>;
  readonly checkObject: (name: string, value: unknown) => string[];
}

/** Given to every method. */
const EVERYWHERE = new Set(["access_token", "v"]);

/** Reads the official schemas of a few sections: files of methods, and files of objects by section. */
export function readVkDescription(
  methods: readonly string[],
  objects: Readonly<Record<string, string>>,
): VkDescription {
  const all = methods.flatMap(
    (text) => (JSON.parse(text) as { methods: { name: string; parameters?: Parameter[] }[] }).methods,
  );
  return {
    methods: new Map(all.map(({ name, parameters = [] }) => [name, parameters])),
    checkObject: createCheck(objects),
  };
}

export function checkVkCall(description: VkDescription, method: string, given: URLSearchParams): string[] {
  const parameters = description.methods.get(method);
  if (parameters === undefined) return [];
  const unknown = [...given.keys()].filter(
    (key) => !EVERYWHERE.has(key) && !parameters.some(({ name }) => name === key),
  );
  return [
    ...unknown.map((key) => `${method}.${key}: not described`),
    ...parameters.flatMap((parameter) => checkParameter(parameter, given.get(parameter.name), method)),
  ];
}

function checkParameter(
  { name, type, minimum, maximum, required }: Parameter,
  value: string | null,
  method: string,
): string[] {
  if (value === null) return required === true ? [`${method}.${name}: missing`] : [];
  if (type !== "integer") return [];
  if (!/^-?\d+$/.test(value)) return [`${method}.${name}: no integer`];
  const isTooSmall = minimum !== undefined && Number(value) < minimum;
  return isTooSmall || (maximum !== undefined && Number(value) > maximum) ? [`${method}.${name}: out of range`] : [];
}

/** The sections that are not at hand let everything through; the platform's own way to say "required" is translated. */
function createCheck(objects: Readonly<Record<string, string>>): VkDescription["checkObject"] {
  const ajv = new Ajv({ strict: false, validateFormats: false });
  const definitions: Schema = {};
  for (const text of Object.values(objects))
    Object.assign(definitions, (JSON.parse(text) as { definitions: Schema }).definitions);
  const known = translate(definitions, new Set(Object.keys(definitions)));
  return (name, value) => {
    const check = ajv.compile({ definitions: known, $ref: `#/definitions/${name}` });
    return check(value)
      ? []
      : (check.errors ?? []).map(({ instancePath, message }) => `${name}${instancePath}: ${message}`);
  };
}

function translate(value: unknown, known: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map((item) => translate(item, known));
  if (typeof value !== "object" || value === null) return value;
  const { $ref, required: _, ...rest } = value as Schema;
  const target = typeof $ref === "string" ? $ref.split("/").at(-1)! : undefined;
  if (target !== undefined) return known.has(target) ? { $ref: `#/definitions/${target}` } : {};
  const translated = Object.fromEntries(Object.entries(rest).map(([key, inner]) => [key, translate(inner, known)]));
  const properties = Object.entries((rest.properties ?? {}) as Record<string, Schema>);
  const required = properties.filter(([, property]) => property.required === true).map(([key]) => key);
  return required.length === 0 ? translated : { ...translated, required };
}
