export { FeedSite, type Visit } from "./feed.ts";
export type { Feed, FeedFormat } from "./feedFormats.ts";
export { type Mail, Mailbox } from "./mailbox.ts";
export type { Trouble } from "./trouble.ts";
export { type Delivery, WebhookReceiver } from "./webhookReceiver.ts";
