import type { Dialect } from "../botApi/dialect.ts";
import { holdUpdates, testBot } from "../botApi/listen.ts";
import { deleteMessage } from "../botApi/moderate.ts";
import type { Connector } from "../connector.ts";
import { baleManifest } from "./manifest.ts";

const baleDialect: Dialect = {
  platform: "bale",
  server: "https://tapi.bale.ai",
  allowedUpdates: null,
  // A channel has a page, its messages have none that can be told from their number.
  linkTo: ({ username }) => (username === undefined ? undefined : `https://ble.ir/${username}`),
};

/** A bot in channels and groups. Deliveries to a webhook bear no proof of who sends them, so it is only asked. */
export const bale: Connector = {
  kind: "bale",
  manifest: baleManifest,
  hold: (ask) => holdUpdates(ask, baleDialect),
  test: (ask) => testBot(ask, baleDialect),
  moderate: (ask, act) => deleteMessage(ask, baleDialect, act),
};
