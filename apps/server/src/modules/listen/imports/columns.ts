import { type ImportField, type ImportTool, importFields } from "@tocsin/contract";
import { toolColumns, usualColumns } from "./tools.ts";

/** What the columns of a table mean. A column without a field is kept beside the post, under its own name. */
export interface Columns {
  readonly tool: ImportTool | null;
  readonly fields: ReadonlyMap<string, ImportField>;
}
/** What a person says a column means, in place of what is recognised; empty for "nothing". */
export type ManualColumns = Readonly<Record<string, ImportField | "">>;

/** Telling columns that must be there to take a table for a tool's. */
const ENOUGH_TELLING = 2;
const fold = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, " ");
const isField = (name: string): name is ImportField => (importFields as readonly string[]).includes(name);

export function recogniseColumns(header: readonly string[], manual: ManualColumns = {}): Columns {
  const tool = findTool(header);
  const known = tool === null ? usualColumns : { ...usualColumns, ...toolColumns[tool].columns };
  const fields = new Map<string, ImportField>();
  for (const column of header) if (isField(column.trim())) fields.set(column, column.trim() as ImportField);
  const isOwn = fields.size >= 3;
  for (const field of importFields) {
    if ([...fields.values()].includes(field)) continue;
    const column = findColumn(header, known[field] ?? [], fields);
    if (column !== undefined) fields.set(column, field);
  }
  for (const [column, field] of Object.entries(manual)) {
    for (const [other, taken] of fields) if (taken === field) fields.delete(other);
    if (field === "") fields.delete(column);
    else fields.set(column, field);
  }
  return { tool: tool ?? (isOwn ? "tocsin" : null), fields };
}

/** The names of a field stand in their order of preference. */
function findColumn(header: readonly string[], names: readonly string[], taken: ReadonlyMap<string, unknown>) {
  for (const name of names) {
    const column = header.find((written) => !taken.has(written) && fold(written) === fold(name));
    if (column !== undefined) return column;
  }
  return undefined;
}

function findTool(header: readonly string[]): keyof typeof toolColumns | null {
  const folded = new Set(header.map(fold));
  const counts = (Object.keys(toolColumns) as (keyof typeof toolColumns)[]).map((tool) => ({
    tool,
    count: toolColumns[tool].telling.filter((name) => folded.has(fold(name))).length,
  }));
  const [best] = counts.sort((a, b) => b.count - a.count);
  return best !== undefined && best.count >= ENOUGH_TELLING ? best.tool : null;
}

/** What a post cannot be without: an id, a platform and an author can be made up for, these cannot. */
export function missingFields({ fields }: Columns): ImportField[] {
  const has = new Set(fields.values());
  const missing: ImportField[] = [];
  if (!has.has("text") && !has.has("title")) missing.push("text");
  if (!has.has("publishedAt") && !has.has("date")) missing.push("publishedAt");
  return missing;
}

/** How likely a row of cells is a header: how many of its names are known. */
export function countKnown(cells: readonly string[]): number {
  const { fields } = recogniseColumns([...new Set(cells.map((cell) => cell.trim()).filter((cell) => cell !== ""))]);
  return fields.size;
}
