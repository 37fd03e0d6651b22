/** A stream by minutes, as its watches hear it: the posts each of them sees, and the reactions those posts gain later. */
import type { NarrativeIndex } from "@tocsin/narrative";
import { publisherOf, type SeenPost } from "../modules/detect/index.ts";
import type { Post } from "../modules/listen/index.ts";
import { asStreamed, type Readable, type Reader, readPost } from "../modules/understand/index.ts";
import { startOfMinute } from "../platform/clock.ts";
import { type Gathered, idOf } from "./gather.ts";

/** By the number of the watch. */
export interface HeardMinute {
  readonly minute: number;
  readonly seen: ReadonlyMap<number, readonly SeenPost[]>;
  readonly gained: ReadonlyMap<number, number>;
}
interface OpenMinute extends HeardMinute {
  readonly seen: Map<number, SeenPost[]>;
  readonly gained: Map<number, number>;
}

const startMinute = (minute: number): OpenMinute => ({ minute, seen: new Map(), gained: new Map() });
const minuteOf = ({ at }: { at: Date }): number => startOfMinute(at).getTime();

/** What a stream is heard with. */
export interface StreamReader extends Reader {
  readonly narratives: NarrativeIndex;
}

/** Minutes in which anything came, in order of time. */
export function* hearMinutes(
  { posts, rises }: Pick<Gathered, "posts" | "rises">,
  reader: StreamReader,
): Generator<HeardMinute> {
  const listener = new Listener(reader, new Set(rises.map(({ id }) => id)));
  const happenings = mergeByMinute(posts, rises);
  let open: OpenMinute | null = null;
  for (const happening of happenings) {
    const minute = minuteOf(happening);
    if (open !== null && open.minute !== minute) yield open;
    if (open?.minute !== minute) open = startMinute(minute);
    if ("post" in happening) listener.hear(happening.post, open);
    else listener.addRise(happening, open);
  }
  if (open !== null) yield open;
}

type Happening = { readonly at: Date; readonly post: Post } | Gathered["rises"][number];

/** Posts before the rises of their minute: a post must be known before its reactions count. */
function* mergeByMinute(posts: Gathered["posts"], rises: Gathered["rises"]): Generator<Happening> {
  let next = 0;
  for (const post of posts) {
    const at = post.publishedAt;
    while (next < rises.length && minuteOf(rises[next]!) < minuteOf({ at })) yield rises[next++]!;
    yield { at, post };
  }
  yield* rises.slice(next);
}

class Listener {
  /** The watches that see a post whose reactions are read later. */
  private readonly watchesOf = new Map<string, number[]>();

  constructor(
    private readonly reader: StreamReader,
    private readonly followed: ReadonlySet<string>,
  ) {}

  hear(post: Post, { seen }: OpenMinute): void {
    const reading = readPost(this.reader, toReadable(post));
    const { narrativeId } = this.reader.narratives.place(asStreamed(post, reading));
    const watches = reading.sightings.map(({ watchId }) => Number(watchId));
    for (const { watchId, sentiment } of reading.sightings) {
      const one = { ...toSeenPost(post, reading), narrativeId, sentiment };
      const known = seen.get(Number(watchId));
      if (known === undefined) seen.set(Number(watchId), [one]);
      else known.push(one);
    }
    const id = idOf(post);
    if (!reading.isEcho && this.followed.has(id)) this.watchesOf.set(id, watches);
  }

  addRise({ id, gained: rise }: Gathered["rises"][number], { gained }: OpenMinute): void {
    for (const watch of this.watchesOf.get(id) ?? []) gained.set(watch, (gained.get(watch) ?? 0) + rise);
  }
}

const toReadable = (post: Post): Readable => ({ ...post, id: idOf(post) });

function toSeenPost(post: Post, reading: ReturnType<typeof readPost>): SeenPost {
  const { text, platform, publishedAt, repostOf } = post;
  const { handle, followers, createdAt: accountMadeAt } = post.author;
  const author = { handle, followers, accountMadeAt };
  return { id: idOf(post), text, platform, publishedAt, repostOf, ...author, ...reading, publisher: publisherOf(post) };
}
