/** The figures of the README: many queries against a stream, as `npm run bench:listen` measures them. Prints one JSON object. */
import { measureQueries } from "../../../tests/bench/listen/queries.ts";

console.log(JSON.stringify({ engine: "query", ...measureQueries() }, null, 2));
