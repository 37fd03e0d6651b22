export { FeedSite, type Page, type Visit } from "./feed.ts";
export type { Feed, FeedFormat } from "./feedFormats.ts";
export { type Mail, Mailbox } from "./mailbox.ts";
export { type BlueskyAccount, BlueskyLike, type HeldPost } from "./platforms/blueskyLike.ts";
export { BlueskyLikeRelay } from "./platforms/blueskyLikeRelay.ts";
export { GdeltLike } from "./platforms/gdeltLike.ts";
export { HubLike } from "./platforms/hubLike.ts";
<<<<<<< HEAD
export { type Review, StoreLike } from "./platforms/storeLike.ts";
=======
export { MASTODON_TOKEN, MastodonLike, type ToldStatus } from "./platforms/mastodonLike.ts";
export { MastodonLikeStreaming } from "./platforms/mastodonLikeStreaming.ts";
>>>>>>> 05cac6b (listen: Mastodon by streams and by asking)
export { BotApiLike } from "./platforms/telegramLike.ts";
export type { BotApiDescription } from "./platforms/telegramLikeSchema.ts";
export { VkLike, type VkPost } from "./platforms/vkLike.ts";
export { readVkDescription } from "./platforms/vkLikeSchema.ts";
export { idAt, XLike, type XPost } from "./platforms/xLike.ts";
export { XDescription } from "./platforms/xLikeSchema.ts";
export { DiscordLike } from "./receivers/discordLike.ts";
export { MattermostLike } from "./receivers/mattermostLike.ts";
export type { Reply } from "./receivers/platform.ts";
export { PushService } from "./receivers/pushService.ts";
export { SlackLike } from "./receivers/slackLike.ts";
export { API_KEY, SmsGateway } from "./receivers/smsGateway.ts";
export { TeamsLike } from "./receivers/teamsLike.ts";
export { TelegramLike, TOKEN as TELEGRAM_TOKEN } from "./receivers/telegramLike.ts";
export { readFixture } from "./study.ts";
export type { Trouble } from "./trouble.ts";
export { type Delivery, WebhookReceiver } from "./webhookReceiver.ts";
