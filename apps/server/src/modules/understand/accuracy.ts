import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { understandShapes } from "@tocsin/contract";
import type { Context } from "../../context.ts";

const languages = understandShapes.accuracy.shape.languages;

/** What was measured of the built-in model when it was trained; it lies beside it. */
export function readAccuracy({ paths }: Pick<Context, "paths">): understandShapes.Accuracy {
  const card = join(paths.textModel, "accuracy.json");
  const measured = existsSync(card) ? languages.parse(JSON.parse(readFileSync(card, "utf8"))) : [];
  return { model: "built-in", languages: measured };
}
