/** Addresses of feeds and hooks often hold a token: whoever may only look sees where a source is, not how to get in. */
import type { ConnectorField, FieldValues } from "@tocsin/contract";

const HIDDEN = "…";
/** Long runs of letters and digits mixed are no words that people gave a path. */
const TOKEN = /^(?=[^/]*\d)(?=[^/]*[a-z])[\w~.+=%-]{16,}$/i;

export function maskAddress(address: string): string {
  if (!URL.canParse(address)) return address;
  const { protocol, host, pathname, search, hash, username } = new URL(address);
  const path = pathname
    .split("/")
    .map((part) => (TOKEN.test(part) ? HIDDEN : part))
    .join("/");
  const isCut = search !== "" || hash !== "" || username !== "";
  return `${protocol}//${host}${path}${isCut ? `?${HIDDEN}` : ""}`;
}

/** Settings that are addresses are masked as such. */
export const maskSettings = (fields: readonly ConnectorField[], settings: FieldValues): FieldValues =>
  Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [
      name,
      maskValue(
        fields.find((field) => field.name === name),
        value,
      ),
    ]),
  );

function maskValue(field: ConnectorField | undefined, value: FieldValues[string]): FieldValues[string] {
  if (field?.shape === "secret") return HIDDEN;
  if (typeof value === "string") return field?.shape === "url" ? maskAddress(value) : value;
  return Array.isArray(value) ? value.map(maskAddress) : value;
}
