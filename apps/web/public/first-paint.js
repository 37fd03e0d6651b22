// Runs before the first paint so that neither the colours nor the reading direction flip while the page loads.
(() => {
  const root = document.documentElement;
  const scheme = localStorage.getItem("mantine-color-scheme-value") ?? "auto";
  const isDark = scheme === "dark" || (scheme === "auto" && matchMedia("(prefers-color-scheme: dark)").matches);
  root.setAttribute("data-mantine-color-scheme", isDark ? "dark" : "light");
  const language = localStorage.getItem("tocsin-language");
  if (language === null) return;
  root.lang = language;
  root.dir = language === "fa" || language === "ar" ? "rtl" : "ltr";
})();
