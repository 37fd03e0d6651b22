/** Telegram's Bot API, and what other messengers make of it. Bale speaks it with fewer methods and fewer fields. */
export interface Dialect {
  readonly platform: string;
  readonly server: string;
  /** Kinds of updates to ask for; null where the method knows no such parameter. */
  readonly allowedUpdates: readonly string[] | null;
  /** Web address of a message; undefined where a reader has none. */
  readonly linkTo: (chat: ChatName, messageId: string) => string | undefined;
}

export interface ChatName {
  readonly id: string;
  readonly username: string | undefined;
}
