/** Builds the privileged side: one ESM bundle for each way to start it. */
import { builtinModules } from "node:module";
import { join } from "node:path";
import { defineConfig, type Plugin } from "vite";

const here = import.meta.dirname;

/**
 * What dockerode loads with itself and Berth never calls: ssh2 (main/docker/request.ts takes the place of the only function that
 * uses it) and gRPC and protobufjs (builds with BuildKit). With them it takes many times as long to load, and the page waits meanwhile.
 */
const neverCalled = ["docker-modem/lib/ssh.js", "dockerode/lib/session.js", "dockerode/lib/buildkit.js"];

function withoutNeverCalled(): Plugin {
  return {
    name: "berth:without-never-called",
    load(id) {
      const file = neverCalled.find((each) => id.endsWith(`/node_modules/${each}`));
      if (file === undefined) return null;
      return `module.exports = () => { throw new Error("${file} is left out by main/vite.config.ts"); };`;
    },
  };
}

/** Bundle name -> source. `demo` is a bundle of its own because it runs as a child process (main/demo/start.ts). */
const entries = { main: "main.ts", serve: "serve.ts", demo: "demo/server.ts" };

export default defineConfig({
  root: here,
  publicDir: false,
  plugins: [withoutNeverCalled()],
  build: {
    ssr: true,
    // The oldest Node that runs this code: Electron 33's, in tests.
    target: "node20.18",
    outDir: join(here, "../out/main"),
    emptyOutDir: true,
    sourcemap: true,
    minify: false,
    license: { fileName: "licences.md" },
    rolldownOptions: {
      transform: { inject: { FormData: [join(here, "transport/no-form-data.ts"), "NoFormData"] } },
      input: Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, join(here, file)])),
      output: { format: "es", entryFileNames: "[name].js", chunkFileNames: "chunks/[name]-[hash].js" },
    },
  },
  ssr: {
    target: "node",
    // Everything is bundled but what cannot be: sqlite is native.
    noExternal: true,
    external: ["electron", "@photostructure/sqlite", ...builtinModules],
  },
});
