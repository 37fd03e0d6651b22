import type { Config } from "../../../config.ts";
import type { Paths } from "../../../context.ts";
import type { Logger } from "../../../platform/log.ts";
import { createOwnModel, type OwnModel, PATIENCE } from "./ownModel.ts";
import { rememberScores } from "./remembered.ts";

export type { OwnModel };

const REMEMBERED = 50_000;

/** The model that the operator has set up; absent where none is. It is started when it is first asked. */
export function openOwnModel(
  { ownModelFolder: folder }: Pick<Config, "ownModelFolder">,
  { ownModelProgram: program }: Paths,
  log: Logger,
): OwnModel | undefined {
  if (folder === undefined) return undefined;
  return rememberScores(createOwnModel({ ...PATIENCE, folder, program }, log), REMEMBERED);
}
