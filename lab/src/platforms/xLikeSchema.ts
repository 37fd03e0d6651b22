import Ajv, { type ValidateFunction } from "ajv";

interface Parameter {
  readonly $ref?: string;
  readonly name: string;
  readonly in: "query" | "path";
  readonly required?: boolean;
  readonly schema: { readonly type?: string };
}
interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: object }>> };
}
interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly parameters: Readonly<Record<string, Parameter>> };
}

/** Holds requests against the platform's OpenAPI description: paths, parameters and bodies. */
export class XDescription {
  readonly #description: Description;
  readonly #ajv = new Ajv({ strict: false, validateFormats: false });
  readonly #checks = new Map<string, ValidateFunction>();

  constructor(text: string) {
    this.#description = JSON.parse(text) as Description;
    this.#ajv.addSchema(this.#description, "x");
  }

  /** Everything in which a request differs from what is described, a sentence each. */
  check(method: string, url: URL, body: string): string[] {
    const [path, operation] = this.#find(method, url.pathname);
    if (operation === undefined) return [`${method} ${url.pathname}: not described`];
    const parameters = (operation.parameters ?? []).map((parameter) => this.#resolve(parameter));
    const unknown = [...url.searchParams.keys()].filter((name) => !parameters.some((known) => known.name === name));
    return [
      ...unknown.map((name) => `${path}: the parameter ${name} is not described`),
      ...parameters.flatMap((parameter) => this.#checkParameter(parameter, path, url)),
      ...this.#checkBody(operation, path, body),
    ];
  }

  #find(method: string, pathname: string): [string, Operation | undefined] {
    const paths = Object.keys(this.#description.paths);
    const fits = (path: string) => new RegExp(`^${path.replace(/\{\w+\}/g, "[^/]+")}$`).test(pathname);
    const path = paths.find((candidate) => candidate === pathname) ?? paths.find(fits) ?? pathname;
    return [path, this.#description.paths[path]?.[method.toLowerCase()]];
  }

  #resolve(parameter: Parameter): Parameter {
    if (parameter.$ref === undefined) return parameter;
    return this.#description.components.parameters[parameter.$ref.split("/").at(-1)!]!;
  }

  #checkParameter({ name, in: place, required, schema }: Parameter, path: string, url: URL): string[] {
    const at = path.split("/").indexOf(`{${name}}`);
    const written = place === "path" ? url.pathname.split("/")[at]! : url.searchParams.get(name);
    if (written === null) return required === true ? [`${path}: the parameter ${name} is missing`] : [];
    const value = schema.type === "array" ? written.split(",") : schema.type === "integer" ? Number(written) : written;
    return this.#checkValue(schema, value).map((problem) => `${path}: ${name} ${problem}`);
  }

  #checkBody(operation: Operation, path: string, body: string): string[] {
    const schema = operation.requestBody?.content["application/json"]?.schema;
    if (schema === undefined) return body === "" ? [] : [`${path}: no body is described`];
    return this.#checkValue(schema, JSON.parse(body)).map((problem) => `${path}: the body ${problem}`);
  }

  #checkValue(schema: object, value: unknown): string[] {
    const text = JSON.stringify(schema).replaceAll('"#/', '"x#/');
    const check = this.#checks.get(text) ?? this.#ajv.compile(JSON.parse(text) as object);
    this.#checks.set(text, check);
    return check(value) ? [] : (check.errors ?? []).map(({ message }) => message ?? "is wrong");
  }
}
