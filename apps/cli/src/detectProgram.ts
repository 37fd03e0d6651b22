import { type Command, InvalidArgumentError, Option } from "commander";
import { type DetectOptions, detectCommand } from "./detect.ts";
import { note, openInput, printLine } from "./lineInput.ts";

interface Given {
  readonly mode: DetectOptions["mode"];
  readonly timeZone: string;
  readonly weeklyBudget: number;
  readonly rowMinutes?: number;
}

export function addDetectCommand(program: Command): void {
  program
    .command("detect")
    .argument(
      "[file]",
      "CSV with the columns timestamp, value and perhaps negative (also .gz); standard input when left out",
    )
    .addOption(new Option("--mode <mode>", "what is printed as score").choices(["product", "nab"]).default("product"))
    .option("--time-zone <zone>", "the brand's time zone", "UTC")
    .option("--weekly-budget <alerts>", "about how many alerts a week", parsePositive, 1)
    .option("--row-minutes <minutes>", "length of a row; inferred when left out", parsePositive)
    .description("score a series of counts: what was expected, how surprising it is, where it rings")
    .action(scoreSeries);
}

async function scoreSeries(file: string | undefined, given: Given): Promise<void> {
  const onProblem = (line: number, reason: string) => {
    note(`line ${line}: ${reason}`);
    process.exitCode = 1;
  };
  for await (const line of detectCommand(textOf(openInput(file)), { ...given, onProblem })) await printLine(line);
}

async function* textOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
}

export function parsePositive(written: string): number {
  const value = Number(written);
  if (!(value > 0)) throw new InvalidArgumentError("A number above zero is needed.");
  return value;
}
