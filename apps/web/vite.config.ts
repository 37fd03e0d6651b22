import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const server = "http://localhost:4870";

/** One chunk per language: its catalogues are always wanted together. */
function nameLocaleChunk(id: string): string | null {
  const language = /\/locales\/(\w+)\/\w+\.json/.exec(id)?.[1];
  return language === undefined ? null : `language-${language}`;
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  server: { port: 4871, proxy: { "/api": server, "/newsroom": server } },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    manifest: true,
    // The content security policy takes fonts and pictures only as files of our own.
    assetsInlineLimit: 0,
    target: "es2023",
    chunkSizeWarningLimit: 1_200,
    rolldownOptions: {
      output: { advancedChunks: { groups: [{ name: nameLocaleChunk, test: /\/locales\// }] } },
    },
  },
});
