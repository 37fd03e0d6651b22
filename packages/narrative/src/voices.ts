/** A placed post: whose it is and in which group it stands. */
export interface PlacedPost {
  /** The same for the same author; empty when the source does not name authors. */
  readonly authorKey: string;
  readonly groupId: string;
}

export interface VoiceSummary {
  /** People who said something of their own: distinct authors of the first posts of distinct groups. */
  readonly voices: number;
  /** Posts that repeat an earlier one of these posts. */
  readonly echoes: number;
  readonly authors: number;
}

/**
 * How many people speak in `posts` (in order of time), and how many posts only repeat. Fifty accounts with one text are
 * one voice; one author with five texts is one voice. A group whose first post lies before these posts still counts by
 * the first of its posts among them. Posts of unknown authors count as posts of different authors.
 */
export function summariseVoices(posts: readonly PlacedPost[]): VoiceSummary {
  const firstAuthors = new Map<string, string>();
  for (const { groupId, authorKey } of posts) if (!firstAuthors.has(groupId)) firstAuthors.set(groupId, authorKey);
  return {
    voices: countAuthors([...firstAuthors.values()]),
    echoes: posts.length - firstAuthors.size,
    authors: countAuthors(posts.map((post) => post.authorKey)),
  };
}

function countAuthors(authorKeys: readonly string[]): number {
  const known = authorKeys.filter((authorKey) => authorKey !== "");
  return new Set(known).size + authorKeys.length - known.length;
}
