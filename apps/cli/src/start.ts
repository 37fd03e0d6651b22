import { type ConfigChange, readConfig, startDemo, startProduct } from "@tocsin/server";
import { type Command, InvalidArgumentError } from "commander";

interface Options {
  port?: number;
  data?: string;
  demo?: boolean;
}

export function addStartCommand(program: Command): void {
  program
    .command("start")
    .description("run everything in one process and print the address")
    .option("--port <number>", "port to listen on (default 4870)", readPort)
    .option("--data <folder>", "folder for the database, imports and the newsroom (default ./data)")
    .option("--demo", "fill a workspace with an invented brand and play a crisis")
    .action(start);
}

function readPort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new InvalidArgumentError("A port is a number from 0 to 65535.");
  return port;
}

async function start(options: Options): Promise<void> {
  // Everybody may sign in to the demonstration, so it listens on this machine only, whatever the environment says.
  const change: ConfigChange = options.demo ? { isDemo: true, host: "127.0.0.1" } : {};
  if (options.port !== undefined) Object.assign(change, { port: options.port });
  // The demonstration keeps to a folder of its own, so that invented posts never mix with real ones.
  const folder = options.data ?? (options.demo ? "data/demo" : undefined);
  if (folder !== undefined) Object.assign(change, { dataFolder: folder });
  const config = readConfig(change);
  const product = await startProduct(config);
  const end = new AbortController();
  stopOnSignal(async () => {
    end.abort();
    await product.stop();
  });
  if (config.isDemo) await startDemo(product.context, end.signal);
  console.error(`Tocsin listens on http://localhost:${new URL(product.address).port}`);
  if (config.isDemo)
    console.error(
      "This is a demonstration with invented posts. Sign in with one press; a crisis begins within half a minute.",
    );
}

function stopOnSignal(stop: () => Promise<void>): void {
  let isStopping = false;
  const onSignal = () => {
    if (isStopping) return;
    isStopping = true;
    stop().then(
      () => process.exit(0),
      (error) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on("SIGINT", onSignal);
  process.on("SIGTERM", onSignal);
}
