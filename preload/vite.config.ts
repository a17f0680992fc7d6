/** Builds the preload script: one CommonJS file, the only form that a sandboxed preload can have. */
import { join } from "node:path";
import { defineConfig } from "vite";

const here = import.meta.dirname;

export default defineConfig({
  root: here,
  publicDir: false,
  build: {
    target: "chrome130",
    outDir: join(here, "../out/preload"),
    emptyOutDir: true,
    minify: false,
    lib: { entry: join(here, "preload.ts"), formats: ["cjs"], fileName: () => "preload.cjs" },
    rolldownOptions: { external: ["electron"] },
  },
});
