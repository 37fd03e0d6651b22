import type { Dialect } from "../botApi/dialect.ts";
import { holdUpdates, pullUpdates, testBot } from "../botApi/listen.ts";
import { deleteMessage } from "../botApi/moderate.ts";
import type { Connector } from "../connector.ts";
import { telegramManifest } from "./manifest.ts";
import { receiveUpdate, watchWebhook } from "./webhook.ts";

const SUPERGROUP = /^-100(\d+)$/;

export const telegramDialect: Dialect = {
  platform: "telegram",
  server: "https://api.telegram.org",
  allowedUpdates: ["message", "edited_message", "channel_post", "edited_channel_post", "my_chat_member"],
  linkTo: ({ id, username }, message) => {
    if (username !== undefined) return `https://t.me/${username}/${message}`;
    const number = SUPERGROUP.exec(id)?.[1];
    return number === undefined ? undefined : `https://t.me/c/${number}/${message}`;
  },
};

/** A bot in channels and groups. It is asked for news, or the platform sends them, never both. */
export const telegram: Connector = {
  kind: "telegram",
  manifest: telegramManifest,
  waysOf: ({ way }) => (way === "webhook" ? ["receive", "pull"] : ["hold"]),
  hold: (ask) => holdUpdates(ask, telegramDialect),
  pull: (ask) =>
    ask.source.settings.way === "webhook" ? watchWebhook(ask, telegramDialect) : pullUpdates(ask, telegramDialect),
  receive: (ask, delivery) => receiveUpdate(ask, delivery, telegramDialect),
  test: (ask) => testBot(ask, telegramDialect),
  moderate: (ask, act) => deleteMessage(ask, telegramDialect, act),
};
