import type { AnswerOf } from "@tocsin/contract";
import { ApiProblem } from "@tocsin/contract/client";
import { paths } from "@tocsin/contract/paths";

/** What columns mean where it was not recognised: a field by the column's name, empty for "nothing". */
export type Columns = Readonly<Record<string, string>>;

export interface Sending {
  readonly file: File;
  readonly columns: Columns;
}

/** The file goes up as it is, and the server reads it while it arrives. */
export const sendFile = (sending: Sending): Promise<AnswerOf<"createImport">> => send("createImport", sending);

/** A table's beginning tells its columns; a workbook is only readable whole. */
export const previewFile = ({ file, columns }: Sending): Promise<AnswerOf<"previewImport">> =>
  send("previewImport", { file: isTable(file) ? new File([file.slice(0, LOOKED_AT)], file.name) : file, columns });

const LOOKED_AT = 512 * 1024;
const isTable = ({ name }: File): boolean => /\.(csv|tsv|txt|jsonl|ndjson|json)$/i.test(name);

async function send<N extends "createImport" | "previewImport">(
  name: N,
  { file, columns }: Sending,
): Promise<AnswerOf<N>> {
  const [method, path] = paths[name];
  const body = new FormData();
  // The columns stand before the file: the server reads the form while it arrives.
  body.append("columns", JSON.stringify(columns));
  body.append("file", file, file.name);
  const answer = await window.fetch(`/api/v1${path}`, { method, body, credentials: "same-origin" });
  const content: unknown = await answer.json().catch(() => null);
  if (!answer.ok) throw new ApiProblem(problemOf(content, answer.status));
  return content as AnswerOf<N>;
}

function problemOf(content: unknown, status: number): ApiProblem["problem"] {
  if (content !== null && typeof content === "object" && "code" in content) return content as ApiProblem["problem"];
  const detail = "The server gave no readable answer.";
  return { type: "about:blank", title: "Unreadable answer", status, detail, code: "unreadable-answer" };
}
