import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

const DEFAULT = join(import.meta.dirname, "../../../shared/data");
const LARGEST = 64 * 1024 * 1024;

/** A file of the official descriptions of platforms, which are not part of the project; null where they are absent. */
export function readFixture(path: string): string | null {
  const archive = join(process.env.TOCSIN_STUDY_DATA ?? DEFAULT, "connectors/fixtures.tar.gz");
  if (!existsSync(archive)) return null;
  const arguments_ = ["--extract", "--gzip", "--to-stdout", "--occurrence=1", "--file", archive, `connectors/${path}`];
  return execFileSync("tar", arguments_, { maxBuffer: LARGEST, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
}
