import type { AnswerOf } from "@tocsin/contract";
import { ApiProblem } from "@tocsin/contract/client";
import { paths } from "@tocsin/contract/paths";

/** The one request that is not JSON: the file goes up as it is, and the server reads it while it arrives. */
export async function sendFile(file: File): Promise<AnswerOf<"createImport">> {
  const [method, path] = paths.createImport;
  const body = new FormData();
  body.append("file", file, file.name);
  const answer = await window.fetch(`/api/v1${path}`, { method, body, credentials: "same-origin" });
  const content: unknown = await answer.json().catch(() => null);
  if (!answer.ok) throw new ApiProblem(problemOf(content, answer.status));
  return content as AnswerOf<"createImport">;
}

function problemOf(content: unknown, status: number): ApiProblem["problem"] {
  if (content !== null && typeof content === "object" && "code" in content) return content as ApiProblem["problem"];
  const detail = "The server gave no readable answer.";
  return { type: "about:blank", title: "Unreadable answer", status, detail, code: "unreadable-answer" };
}
