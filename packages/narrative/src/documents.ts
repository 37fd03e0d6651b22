import { firstPage, linksIn } from "./normalise.ts";
import type { GroupedPost } from "./post.ts";
import { type TextTerms, termsOf } from "./terms.ts";

/** A near-duplicate group as clustering sees it. */
export interface Document {
  readonly posts: readonly GroupedPost[];
  readonly written: TextTerms;
  /** The terms, and what else joins posts: hashtags as such, and links. */
  readonly terms: readonly string[];
}

/** One document for each group of `posts`, read from its first post. */
export function documentsOf(posts: readonly GroupedPost[], stopWords: ReadonlySet<string>): Document[] {
  const groups = new Map<string, GroupedPost[]>();
  for (const post of posts) {
    const known = groups.get(post.groupId);
    if (known === undefined) groups.set(post.groupId, [post]);
    else known.push(post);
  }
  return [...groups.values()].map((members) => ({ posts: members, ...readText(members[0]!.text, stopWords) }));
}

/** The terms of a text as written, and all that can join it to others. */
export function readText(text: string, stopWords: ReadonlySet<string>): Pick<Document, "written" | "terms"> {
  const written = termsOf(text, stopWords);
  const hashtags = [...written].filter(([, form]) => /^#\S+$/.test(form)).map(([key]) => `#${key}`);
  const links = linksIn(firstPage(text)).map((link) => `link:${link}`);
  return { written, terms: [...new Set([...written.keys(), ...hashtags, ...links])] };
}

/** A hashtag or a link: shared, it joins two texts without another word in common. */
export function isAnchor(term: string): boolean {
  return term.startsWith("#") || term.startsWith("link:");
}

/** A pair of words shares its two words as well; counted itself, it would make two shared terms out of one. */
export function isPair(term: string): boolean {
  return term.includes(" ");
}
