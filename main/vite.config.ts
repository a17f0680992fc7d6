/** Builds the privileged side: one ESM bundle for each way to start it. */
import { builtinModules } from "node:module";
import { join } from "node:path";
import { defineConfig, type Plugin } from "vite";

const here = import.meta.dirname;

/**
 * What dockerode loads with itself and Berth never calls. With it it takes many times as long to load, and the page waits meanwhile: ssh2 and
 * requests of its own (main/docker/request.ts takes the place of the only function that uses them), gRPC and protobufjs (builds with
 * BuildKit), and packing a folder for a build.
 */
const neverCalled = [
  "docker-modem/lib/ssh.js",
  "docker-modem/lib/http.js",
  "dockerode/lib/session.js",
  "dockerode/lib/buildkit.js",
  "tar-fs/index.js",
  "@balena/dockerignore/ignore.js",
];

/** What it could as well do without: a log that nobody reads, and a copy of Node's own streams. */
const lighter: Readonly<Record<string, string>> = {
  "debug/src/index.js": "module.exports = () => () => undefined;",
  "readable-stream/readable.js": 'module.exports = require("node:stream");',
};

function withoutNeverCalled(): Plugin {
  return {
    name: "berth:without-never-called",
    load(id) {
      const isFile = (file: string): boolean => id.endsWith(`/node_modules/${file}`);
      const never = neverCalled.find(isFile);
      if (never !== undefined) {
        return `module.exports = () => { throw new Error("${never} is left out by main/vite.config.ts"); };`;
      }
      return Object.entries(lighter).find(([file]) => isFile(file))?.[1] ?? null;
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
