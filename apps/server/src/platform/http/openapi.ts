import { type Endpoint, endpoints, paths, problemDetails } from "@tocsin/contract";
import { z } from "zod";

const schemaOf = (type: z.ZodType, io: "input" | "output") =>
  z.toJSONSchema(type, { io, unrepresentable: "any", target: "draft-2020-12" });

type Schemas = Record<string, unknown>;

/** A shape that holds itself is named where it stands; the description of the whole keeps all such names in one place. */
function gatherNamed(described: object): { paths: object; schemas: Schemas } {
  const schemas: Schemas = {};
  const paths = JSON.parse(JSON.stringify(described), (key, value) => {
    if (key === "$ref" && typeof value === "string") return value.replace("#/$defs/", "#/components/schemas/");
    if (typeof value !== "object" || value === null || !("$defs" in value)) return value;
    const { $defs, ...rest } = value;
    Object.assign(schemas, $defs);
    return rest;
  });
  return { paths, schemas };
}

/** OpenAPI 3.1 of the whole API, read off the contract: what is checked and what is described are the same thing. */
export function describeApi(): object {
  const byPath: Record<string, Record<string, object>> = {};
  for (const [name, [method, path, access]] of Object.entries(paths)) {
    const address = path.replace(/:(\w+)/g, "{$1}");
    byPath[address] ??= {};
    byPath[address][method.toLowerCase()] = describeOperation(name, endpoints[name as keyof typeof endpoints], access);
  }
  const { paths: described, schemas } = gatherNamed(byPath);
  return {
    openapi: "3.1.0",
    info: {
      title: "Tocsin",
      version: "1",
      description:
        "Crisis management in social media: listen, understand, detect, alert, respond, publish, review, prepare.",
    },
    servers: [{ url: "/api/v1" }],
    paths: described,
    components: {
      schemas,
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: "tocsin.session_token" },
        key: { type: "http", scheme: "bearer" },
        signature: { type: "apiKey", in: "header", name: "tocsin-signature" },
      },
    },
  };
}

function describeOperation(name: string, endpoint: Endpoint, access: string): object {
  const media = endpoint.media ?? "application/json";
  return {
    operationId: name,
    summary: endpoint.summary,
    security: access === "public" ? [] : access === "signed" ? [{ signature: [] }] : [{ session: [] }, { key: [] }],
    "x-access": access,
    parameters: [...describeParameters(endpoint.params, "path"), ...describeParameters(endpoint.query, "query")],
    ...(endpoint.body && {
      requestBody: { required: true, content: { "application/json": { schema: schemaOf(endpoint.body, "input") } } },
    }),
    responses: {
      200: {
        description: "Done",
        content: {
          [media === "multipart/form-data" ? "application/json" : media]: {
            schema: schemaOf(endpoint.answer, "output"),
          },
        },
      },
      default: {
        description: "Refused",
        content: { "application/problem+json": { schema: schemaOf(problemDetails, "output") } },
      },
    },
  };
}

function describeParameters(type: z.ZodType | undefined, place: "path" | "query"): object[] {
  if (type === undefined) return [];
  const { properties = {}, required = [] } = schemaOf(type, "input") as {
    properties?: Record<string, object>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema,
  }));
}
