import { describe, expect, test } from "vitest";
import { findLines, isTest, readFiles, type SourceFile } from "./tree.ts";

/** `queries.ts` holds a part's SQL, `tables.ts` its tables; platform/db is what they stand on. */
const mayHoldSql = ({ path }: SourceFile) => /\/(queries|tables)\.ts$|\/platform\/db\//.test(path);

const sqlTemplate = /\bsql(<[^>]*>)?`|\bsql\.(raw|ref|table|id|join|lit)\b/;
const builder = /\.(selectFrom|insertInto|updateTable|deleteFrom|mergeInto)\(/;
const statement =
  /["'`]\s*(select\s.+\sfrom\s|insert\s+into\s|update\s+\w+\s+set\s|delete\s+from\s|create\s+table\s|alter\s+table\s)/i;
const anySql = new RegExp([sqlTemplate, builder, statement].map(({ source }) => source).join("|"), "i");

const builderWrite = /\.(?:insertInto|updateTable|deleteFrom|mergeInto)\(\s*["'`](\w+)/g;
const plainWrite =
  /\b(?:insert\s+into|update|delete\s+from|truncate(?:\s+table)?|merge\s+into|copy)\s+(\w+)(?=\s*(?:\(|\s(?:as|set|where|using|select|values|from|default)\b))/gi;
const creation = /\bcreate\s+(?:unlogged\s+)?table\s+(?:if\s+not\s+exists\s+)?(\w+)/gi;

const ownerOf = (path: string) => /^apps\/server\/src\/(modules\/[^/]+|[^/]+)/.exec(path)?.[1] ?? path;

const findStraySql = (files: SourceFile[]) =>
  files.filter((file) => !mayHoldSql(file)).flatMap((file) => findLines(file, anySql));

const namesIn = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(([, name]) => String(name).toLowerCase());

function listOwners(files: SourceFile[]): Map<string, string> {
  const owners = files.flatMap(({ path, text }) =>
    namesIn(text, creation).map((table) => [table, ownerOf(path)] as const),
  );
  return new Map(owners);
}

function findForeignWrites(files: SourceFile[]): string[] {
  const owners = listOwners(files);
  return files.flatMap(({ path, text }) =>
    [...namesIn(text, builderWrite), ...namesIn(text, plainWrite)]
      .filter((table) => owners.has(table) && owners.get(table) !== ownerOf(path))
      .map((table) => `${path} writes ${table}, which belongs to ${owners.get(table)}`),
  );
}

describe("who touches the database", () => {
  const server = readFiles("apps/server/src", /\.ts$/).filter((file) => !isTest(file));

  test("only queries.ts and tables.ts hold SQL", () => {
    expect(server.filter(mayHoldSql).length).toBeGreaterThan(8);
    expect(findStraySql(server)).toEqual([]);
  });

  test("each table is written only by its owner", () => {
    expect(listOwners(server).size).toBeGreaterThan(15);
    expect(findForeignWrites(server)).toEqual([]);
  });

  test("a stray query and a foreign write are found", () => {
    const tables = { path: "apps/server/src/modules/alert/tables.ts", text: "`create table alert (id uuid)`" };
    const texts = [
      'db.updateTable("alert").set({})',
      "sql`update alert set state = 1`",
      "sql`insert into alert (id) select 1`",
      "sql`delete from alert where true`",
    ];
    for (const text of texts) {
      const foreign = { path: "apps/server/src/modules/respond/queries.ts", text };
      const stray = { path: "apps/server/src/modules/alert/service.ts", text };
      expect(findForeignWrites([tables, foreign]), text).toHaveLength(1);
      expect(findForeignWrites([tables, stray]), text).toEqual([]);
      expect(findStraySql([foreign]), text).toEqual([]);
      expect(findStraySql([stray]), text).toHaveLength(1);
    }
  });
});
