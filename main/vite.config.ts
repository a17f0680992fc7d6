/** Builds the privileged side: one ESM bundle for each way to start it. */
import { builtinModules } from "node:module";
import { join } from "node:path";
import { defineConfig } from "vite";

const here = import.meta.dirname;

/** Bundle name -> source. `demo` is a bundle of its own because it runs as a child process (main/demo/start.ts). */
const entries = { main: "main.ts", serve: "serve.ts", demo: "demo/server.ts" };

export default defineConfig({
  root: here,
  publicDir: false,
  build: {
    ssr: true,
    // The oldest Node that runs this code: Electron 33's, in tests.
    target: "node20.18",
    outDir: join(here, "../out/main"),
    emptyOutDir: true,
    sourcemap: true,
    minify: false,
    rolldownOptions: {
      input: Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, join(here, file)])),
      output: { format: "es", entryFileNames: "[name].js", chunkFileNames: "chunks/[name]-[hash].js" },
    },
  },
  ssr: {
    target: "node",
    // Everything is bundled but what cannot be: dockerode reads .proto files from its own folder, sqlite is native.
    noExternal: true,
    external: ["electron", "dockerode", "@photostructure/sqlite", ...builtinModules],
  },
});
