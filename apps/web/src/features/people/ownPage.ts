/** Whether an address handed in by a link leads to one of our pages: `//host` and `/\host` lead away. */
export const isOwnPage = (next: string) => next.startsWith("/") && !next.startsWith("//") && !next.includes("\\");
