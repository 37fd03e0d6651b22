/** `npm run bench:listen`: what listening costs. Prints one JSON object a part; each can be asked for alone by its name. */
import { measureFeeds } from "./listen/feeds.ts";
import { measureFirehose } from "./listen/firehose.ts";
import { measureQueries } from "./listen/queries.ts";

const TEN_MINUTES = 600;

const parts: Record<string, () => unknown> = {
  queries: measureQueries,
  feeds: () => measureFeeds({ feeds: 5_000, minutes: 16, paceMinutes: 5 }),
  firehose: () => measureFirehose({ seconds: TEN_MINUTES, postsPerSecond: 2_000 }),
};

const wanted = process.argv.slice(2);
for (const [name, measure] of Object.entries(parts))
  if (wanted.length === 0 || wanted.includes(name))
    console.log(JSON.stringify({ bench: "listen", part: name, ...((await measure()) as object) }, null, 2));
