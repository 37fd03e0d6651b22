/** How long after its last copy a story can still be recognised as the same one. */
export const ECHO_WINDOW_MINUTES = 2 * 24 * 60;
