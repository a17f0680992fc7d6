/** Unit tests beside their source, and the engine suite (`*.engine.test.ts`), which needs a real engine. */
import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const root = join(import.meta.dirname, "..");
const engineTests = "**/*.engine.test.ts";

export default defineConfig({
  root,
  plugins: [react()],
  test: {
    root,
    // A test that hangs shall say which it is, long before the run is given up.
    testTimeout: 20_000,
    hookTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          environment: "node",
          include: ["{contract,main,preload,renderer,scripts,test}/**/*.test.{ts,tsx}"],
          exclude: [engineTests, "**/node_modules/**", "test/e2e/**"],
        },
      },
      {
        extends: true,
        test: {
          name: "engine",
          environment: "node",
          include: [`{main,test}/${engineTests}`],
          exclude: ["**/node_modules/**", "test/e2e/**"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // One engine serves all files: side by side they would see each other's events and ports.
          fileParallelism: false,
        },
      },
    ],
  },
});
