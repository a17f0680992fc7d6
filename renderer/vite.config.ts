/** Builds the page. The same files are served by the app protocol and by the local server. */
import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const here = import.meta.dirname;

export default defineConfig({
  root: here,
  // `berth://app/` and `http://127.0.0.1:PORT/` are both roots.
  base: "/",
  publicDir: false,
  plugins: [react()],
  worker: { format: "es" },
  css: { modules: { generateScopedName: "[name]_[local]_[hash:base64:4]" } },
  build: {
    // The oldest page that shows it: Electron 33's, in tests.
    target: "chrome130",
    outDir: join(here, "../out/renderer"),
    emptyOutDir: true,
    sourcemap: true,
    // What is bundled ships with its authors' terms (electron-builder.yml).
    license: { fileName: "licences.md" },
    // The CSP allows no data: fonts and no inline scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
  },
});
