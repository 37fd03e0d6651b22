import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const server = "http://localhost:4870";

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
    chunkSizeWarningLimit: 1_400,
  },
});
