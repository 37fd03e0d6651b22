import { Command } from "commander";
import { addDetectCommand } from "./detectProgram.ts";
import { addDoctorCommand } from "./doctor.ts";
import { addExportCommand } from "./export.ts";
import { addImportCommand } from "./import.ts";
import { addMatchCommand } from "./match.ts";
import { addNarrativeCommand } from "./narrative.ts";
import { addReplayCommand } from "./replay.ts";
import { addStartCommand } from "./start.ts";
import { addTextCommand } from "./text.ts";
import { addUserCommand } from "./user.ts";

const program = new Command("tocsin")
  .description(
    "Hears a crisis on social media in its first minutes, calls the right people, guides the answer, informs the public.",
  )
  .version("0.1.0")
  .showHelpAfterError("(tocsin --help shows what there is)");

for (const add of [
  addStartCommand,
  addTextCommand,
  addMatchCommand,
  addNarrativeCommand,
  addDetectCommand,
  addReplayCommand,
  addImportCommand,
  addExportCommand,
  addDoctorCommand,
  addUserCommand,
])
  add(program);

// A reader that has seen enough (`| head`) is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

try {
  await program.parseAsync();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
