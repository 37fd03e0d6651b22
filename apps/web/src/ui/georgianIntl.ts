/** Order matters: each part reads the ones before it, and locale data needs its polyfill first. */
await import("@formatjs/intl-numberformat/polyfill-force.js");
await import("@formatjs/intl-numberformat/locale-data/ka.js");
await import("@formatjs/intl-relativetimeformat/polyfill-force.js");
await import("@formatjs/intl-relativetimeformat/locale-data/ka.js");
await import("@formatjs/intl-listformat/polyfill-force.js");
await import("@formatjs/intl-listformat/locale-data/ka.js");
await import("@formatjs/intl-datetimeformat/polyfill-force.js");
await import("@formatjs/intl-datetimeformat/locale-data/ka.js");
await import("@formatjs/intl-datetimeformat/add-all-tz.js");

export {};
