import type { Language } from "@tocsin/contract";

/** Where the newsroom lies, on the web and in its folder: the same path below one root. */
export const newsroomAddress = (publicUrl: string, slug: string): string =>
  `${publicUrl.replace(/\/+$/, "")}/newsroom/${slug}/`;

export const indexPath = (language: Language): string => `${language}/index.html`;
export const feedPath = (language: Language): string => `${language}/feed.atom`;
export const statementPath = (language: Language, id: string): string => `${language}/${id}.html`;

export const indexAddress = (publicUrl: string, slug: string, language: Language): string =>
  newsroomAddress(publicUrl, slug) + indexPath(language);
export const statementAddress = (
  publicUrl: string,
  slug: string,
  { language, id }: { language: Language; id: string },
): string => newsroomAddress(publicUrl, slug) + statementPath(language, id);
