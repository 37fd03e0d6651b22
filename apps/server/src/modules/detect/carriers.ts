/** Of news it matters how many houses carry them, not how many of their people have signed. */
export const NEWS = "news";
/** The site an address leads to. The database reads it with the same expression. */
export const PUBLISHER = /^https?:\/\/(?:[^/@]*@)?(?:www\.)?([^/:?#]+)/;

/** The house behind a post, null where a post stands for its author alone. */
export function publisherOf({
  platform,
  url,
}: {
  readonly platform: string;
  readonly url: string | null;
}): string | null {
  if (platform !== NEWS || url === null) return null;
  return new RegExp(PUBLISHER.source, "i").exec(url)?.[1]?.toLowerCase() ?? null;
}

export const isNews = ({ platform }: { readonly platform: string }): boolean => platform === NEWS;
