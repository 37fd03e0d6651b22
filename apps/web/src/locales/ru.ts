const parts = import.meta.glob<Record<string, string>>("./ru/*.json", { eager: true, import: "default" });

/** All features' words in one chunk: a reader wants one language, and all of it. */
export default Object.assign({}, ...Object.values(parts)) as Record<string, string>;
