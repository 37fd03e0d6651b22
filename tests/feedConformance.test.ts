import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readFeedDocument } from "../apps/server/src/modules/listen/connectors/feed/read.ts";
import { join } from "../apps/server/src/modules/listen/connectors/feed/xml.ts";
import { type Check, printShares, shareOf } from "./conformance/compare.ts";
import { checkFeedparser, headersOf } from "./conformance/feedparser.ts";
import { checkGofeed } from "./conformance/gofeed.ts";
import { type Case, hasSuites, type Suites, unpackSuites, whyNoSuites } from "./conformance/suites.ts";

if (!hasSuites) console.log(whyNoSuites);

/** Where the suites' feeds are said to lie. */
const HOME = "http://127.0.0.1:8097/";

function read(one: Case) {
  const headers = headersOf(one);
  const address = join(headers["content-location"], new URL(one.path.replace(/^\w+\//, ""), HOME).href);
  return readFeedDocument({ bytes: one.bytes, contentType: headers["content-type"], address });
}

function report(suite: string, checks: readonly Check[]): void {
  console.log(printShares(suite, checks));
  if (process.env.TOCSIN_SHOW_MISSES)
    for (const { path, field, expected, read } of checks.filter(({ isRight }) => !isRight))
      console.log(`${path} · ${field}\n  expected ${JSON.stringify(expected)}\n  read     ${JSON.stringify(read)}`);
}

describe.runIf(hasSuites)("the public feed suites", () => {
  let suites: Suites;
  beforeAll(() => {
    suites = unpackSuites();
  });
  afterAll(() => suites.remove());

  test("of feedparser are read as they expect", () => {
    const cases = suites.list("feedparser", /\.(xml|json)$/);
    expect(cases.length).toBeGreaterThan(2_000);
    const checks = cases.flatMap((one) => checkFeedparser(one, read(one)));
    report("feedparser", checks);
    expect(shareOf(checks)).toBeGreaterThan(0.97);
  });

  test("of gofeed are read as its golden files say", () => {
    const cases = suites.list("gofeed", /\.xml$/);
    const checks = cases.flatMap((one) => {
      const golden = suites.read(one.path.replace(/\.xml$/, ".json"));
      return golden === null ? [] : checkGofeed(one.path, JSON.parse(golden.toString("utf8")), read(one));
    });
    report("gofeed", checks);
    expect(shareOf(checks)).toBeGreaterThan(0.95);
  });

  test("of feedvalidator crash nothing, however broken", () => {
    const cases = suites.list("feedvalidator", /\.(xml|rss|atom|rdf)$/);
    const feeds = cases.filter(({ bytes }) => /<(?:\w+:)?(?:rss|feed|rdf)\b/i.test(bytes.toString("latin1")));
    const readable = feeds.filter((one) => read(one) !== null);
    for (const one of cases) read(one);
    console.log(`feedvalidator: ${readable.length} of ${feeds.length} feeds, most of them faulty on purpose, are read`);
    expect(readable.length / feeds.length).toBeGreaterThan(0.99);
  });
});
