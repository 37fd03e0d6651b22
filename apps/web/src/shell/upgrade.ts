const key = "tocsin-reloaded-at";
const AGAIN_AFTER_MS = 60_000;

/**
 * After an upgrade the server no longer has the pages that an open window still asks for: the window loads itself
 * afresh. At most once a minute, so that a server in trouble is not asked without end.
 */
export function reloadAfterUpgrade() {
  window.addEventListener("vite:preloadError", (event) => {
    const last = Number(sessionStorage.getItem(key) ?? 0);
    if (Date.now() - last < AGAIN_AFTER_MS) return;
    sessionStorage.setItem(key, String(Date.now()));
    event.preventDefault();
    location.reload();
  });
}
