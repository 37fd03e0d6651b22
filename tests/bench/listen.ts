/** `npm run bench:listen`: what listening costs. Prints one JSON object; each part can be asked for alone by its name. */
import { measureQueries } from "./listen/queries.ts";

const parts: Record<string, () => unknown> = { queries: measureQueries };

const wanted = process.argv.slice(2);
for (const [name, measure] of Object.entries(parts))
  if (wanted.length === 0 || wanted.includes(name))
    console.log(JSON.stringify({ bench: "listen", part: name, ...((await measure()) as object) }, null, 2));
