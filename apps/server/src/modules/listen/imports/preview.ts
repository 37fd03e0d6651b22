import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline, type Readable } from "node:stream";
import { pipeline as pipelineDone } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import type { listenShapes } from "@tocsin/contract";
import type { Context } from "../../../context.ts";
import type { Post } from "../normalise.ts";
import { type Columns, type ManualColumns, missingFields } from "./columns.ts";
import type { Layout } from "./layout.ts";
import {
  boundBytes,
  type Format,
  guessFormat,
  type Line,
  readCsv,
  readJsonLines,
  readWorkbook,
  type TableReading,
} from "./lines.ts";
import type { Cells } from "./rows.ts";
import { LARGEST_WORKBOOK } from "./sheet.ts";

const MOST_POSTS = 5;
const MOST_BAD = 5;
const LONGEST_SAMPLE = 200;

interface Upload {
  readonly fileName: string;
  readonly content: Readable;
  readonly manual: ManualColumns;
}
interface Table {
  columns: Columns | null;
  header: readonly string[];
  layout: Layout | null;
  /** The first cell that is seen of each column. */
  sample: Cells;
}

/** What an import would bring, told from the beginning of a file. Nothing is stored. */
export async function previewImport(
  context: Context,
  { fileName, content, manual }: Upload,
): Promise<listenShapes.ImportPreview> {
  const folder = await mkdtemp(join(tmpdir(), "tocsin-preview-"));
  const path = join(folder, "file");
  try {
    await pipelineDone(cutAt(content, LARGEST_WORKBOOK), createWriteStream(path));
    const { format, chunks } = await openFile(path, fileName);
    const table: Table = { columns: null, header: [], layout: null, sample: {} };
    const now = () => context.clock.now();
    const reading: TableReading = {
      manual,
      onColumns: (columns, header, layout) => Object.assign(table, { columns, header, layout }),
      onRow: (cells) => {
        table.sample = { ...cells, ...table.sample };
      },
    };
    const lines =
      format === "xlsx"
        ? readWorkbook(path, now, reading)
        : format === "csv"
          ? readCsv(chunks, now, reading)
          : readJsonLines(chunks, now);
    return describe(format, await takeFirst(lines), table);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The rest of an upload is taken and forgotten, so that the sender can be answered. */
async function* cutAt(content: Readable, most: number): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const chunk of content as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= most) yield chunk;
  }
}

async function openFile(path: string, fileName: string): Promise<{ format: Format; chunks: AsyncIterable<Buffer> }> {
  let start: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(path, { end: 200 })) start = chunk as Buffer;
  const isPacked = start[0] === 0x1f && start[1] === 0x8b;
  const raw = createReadStream(path);
  const chunks = isPacked
    ? boundBytes(
        pipeline(raw, createGunzip(), () => undefined),
        LARGEST_WORKBOOK,
      )
    : raw;
  return { format: guessFormat(fileName, isPacked ? "{" : start.toString("latin1").replaceAll("\u0000", "")), chunks };
}

async function takeFirst(lines: AsyncIterable<Line>): Promise<Line[]> {
  const taken: Line[] = [];
  for await (const line of lines) {
    taken.push(line);
    if (taken.filter(({ ok }) => ok).length >= MOST_POSTS || taken.length >= 50) break;
  }
  return taken;
}

function describe(
  format: Format,
  lines: readonly Line[],
  { columns, header, layout, sample }: Table,
): listenShapes.ImportPreview {
  const posts = lines.flatMap((line) => (line.ok ? [line.post] : []));
  const badLines = lines.flatMap((line) => (line.ok ? [] : [line.bad]));
  return {
    format,
    tool: columns?.tool ?? null,
    charset: layout?.charset ?? null,
    delimiter: layout?.delimiter ?? null,
    columns: header.map((name) => ({
      name,
      field: columns?.fields.get(name) ?? null,
      sample: (sample[name] ?? "").slice(0, LONGEST_SAMPLE),
    })),
    missing: columns === null ? [] : missingFields(columns),
    posts: posts.slice(0, MOST_POSTS).map(toPreview),
    badLines: badLines.slice(0, MOST_BAD),
  };
}

const toPreview = ({ platform, author, title, text, publishedAt, url }: Post) => ({
  platform,
  author: author.handle,
  title,
  text: text.slice(0, LONGEST_SAMPLE),
  publishedAt: publishedAt.toISOString(),
  url,
});
