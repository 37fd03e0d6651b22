/** `npm run bench`: the first figures of the whole product, as a table for people and one JSON line for machines. */

import { printMarks as printNarrativeMarks } from "../../packages/narrative/bench/marks.ts";
import { measureNarratives } from "../../packages/narrative/bench/speed.ts";
import { measureText, printMarks } from "../../packages/text/bench/speed.ts";
import { measureBundle } from "./bundle.ts";
import { measurePipeline } from "./pipeline.ts";
import { measureStartup } from "./startup.ts";

const pipeline = await measurePipeline();
const startup = await measureStartup();
const bundle = measureBundle();
const text = await measureText();
const narratives = measureNarratives();

console.table({
  "posts through the whole way, per second": pipeline.wholeWayPerSecond,
  "bare batched insert of the same posts, per second": pipeline.barePerSecond,
  "ratio of the two": pipeline.ratio,
  "first start to first page, ms": startup.firstStart,
  "next start to first page, ms": startup.nextStart,
  "initial JavaScript, kB compressed (limit 320)": bundle.initialJavaScriptKb,
});
printMarks(text);
printNarrativeMarks(narratives);
console.log(JSON.stringify({ pipeline, startup, bundle, text, narratives }));
process.exit(0);
