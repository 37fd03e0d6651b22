/** A file or standard input, unpacked when it is gzipped; and lines that wait for their reader. */
import { accessSync, constants, createReadStream, statSync } from "node:fs";
import { createGunzip } from "node:zlib";

/** Bytes of `file`, or of standard input when there is none. A file that cannot be read ends the command with a sentence. */
export async function* openInput(file: string | undefined): AsyncGenerator<Buffer> {
  const raw = file === undefined ? process.stdin : createReadStream(file);
  const chunks = file?.endsWith(".gz") ? raw.compose(createGunzip()) : raw;
  try {
    for await (const chunk of chunks) yield Buffer.from(chunk);
  } catch (error) {
    throw new Error(sayWhy(error as NodeJS.ErrnoException, file));
  }
}

/** Throws a sentence for a file that is not there, is a folder or may not be read. */
export function requireFile(file: string): void {
  try {
    accessSync(file, constants.R_OK);
  } catch (error) {
    throw new Error(sayWhy(error as NodeJS.ErrnoException, file));
  }
  if (statSync(file).isDirectory()) throw new Error(`${file} is a folder; a file is needed.`);
}

function sayWhy({ code, message }: NodeJS.ErrnoException, file = "standard input"): string {
  if (code === "ENOENT") return `There is no file ${file}.`;
  if (code === "EISDIR") return `${file} is a folder; a file is needed.`;
  if (code === "EACCES") return `${file} may not be read by this user.`;
  if (code?.startsWith("Z_")) return `${file} is not readable as a gzip file: ${message}.`;
  return `${file} could not be read: ${message}`;
}

/** Lines without their ends; a last one without an end counts too. */
export async function* splitLines(chunks: AsyncIterable<Buffer | string>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of chunks) {
    const lines = (rest + (typeof chunk === "string" ? chunk : decoder.decode(chunk, { stream: true }))).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) yield line.replace(/\r$/, "").replace(/^\uFEFF/, "");
  }
  rest += decoder.decode();
  if (rest !== "") yield rest.replace(/\r$/, "").replace(/^\uFEFF/, "");
}

/** Writes a line to standard output and waits while its reader is behind. */
export async function printLine(line: string): Promise<void> {
  if (!process.stdout.write(`${line}\n`)) await new Promise((go) => process.stdout.once("drain", go));
}

export function note(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}
