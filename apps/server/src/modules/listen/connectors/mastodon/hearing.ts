import type { Ask, Change } from "../connector.ts";
import { type CaughtUp, catchUp, type ReadItem } from "./catchUp.ts";
import { type Channel, type Place, type Places, placesOf } from "./channels.ts";
import { hostOf, instanceOf } from "./instance.ts";
import { type MastodonPost, readNotification, readStatus, type Status, type StatusView } from "./read.ts";

const MOST_KNOWN = 50_000;

/** What one source has heard so far, and what of it is kept. */
export class Hearing {
  readonly #ask: Ask;
  readonly #view: StatusView;
  /** Deletions and answers name a post by the instance's number; we know it by its address. Oldest first. */
  readonly #uris = new Map<string, string>();
  places: Places;

  constructor(ask: Ask) {
    this.#ask = ask;
    this.#view = { host: hostOf(instanceOf(ask)), now: ask.now, uriOf: (id) => this.#uris.get(id) };
    this.places = placesOf(ask.source.memory.places);
  }

  reach(name: string, place: Place | undefined): void {
    if (place !== undefined) this.places = { ...this.places, [name]: place };
  }

  read(channel: Channel): ReadItem {
    if (channel.brings === "notifications") return (item) => readNotification(item, this.#view);
    return (item) => {
      const status = readStatus(item, this.#view);
      return status === null ? null : { id: status.id, status };
    };
  }

  catchUp(channel: Channel): Promise<CaughtUp> {
    return catchUp(this.#ask, channel, { place: this.places[channel.name], readItem: this.read(channel) });
  }

  /** The post, when it is to be kept: of public channels what is public, and a watch asks for where not all was asked for. */
  keep({ id, uri, visibility, post }: Status, channel: Pick<Channel, "brings" | "isWhole">): MastodonPost[] {
    const isOpen = visibility === "public" || visibility === "unlisted";
    if (channel.brings === "statuses" && !isOpen) return [];
    if (!channel.isWhole && !this.#ask.isWanted(post)) return [];
    this.#uris.set(id, uri);
    if (this.#uris.size > MOST_KNOWN) this.#uris.delete(this.#uris.keys().next().value!);
    return [post];
  }

  /** Only posts that were kept are known: of all others there is nothing to delete. */
  deletion(id: string): Change[] {
    const uri = this.#uris.get(id);
    return uri === undefined ? [] : [{ kind: "deleted", platform: "mastodon", externalId: uri, at: new Date() }];
  }

  edit({ uri, editedAt, post }: Status): Change {
    return {
      kind: "edited",
      platform: "mastodon",
      externalId: uri,
      at: new Date(editedAt ?? Date.now()),
      text: post.text,
    };
  }
}
