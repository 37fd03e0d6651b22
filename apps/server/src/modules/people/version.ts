export const VERSION = "0.1.0";
/** The demonstration listens on this machine only and holds invented posts: its accounts open with one press. */
export const DEMO_PASSWORD = "demonstration";
