/**
 * Reads what decides which engine is meant: the environment and the Docker CLI's own files.
 * Source: the CLI's `cli/context/store` (meta/HASH/meta.json, tls/HASH/docker/*.pem; HASH is the SHA-256 of the name).
 * Synchronous on purpose: a few small files, read before the first connection and on each new try only.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import type { DockerContext, World } from "./endpoint.ts";

const ConfigFile = z.object({ currentContext: z.string().optional() });
const MetaFile = z.object({
  Name: z.string(),
  Endpoints: z
    .object({ docker: z.object({ Host: z.string().optional(), SkipTLSVerify: z.boolean().optional() }).optional() })
    .optional(),
});

/** The machine as it is now. Files that are missing or broken count as absent, as no engine depends on them. */
export function readWorld(env: World["env"] = process.env, home: string = homedir()): World {
  const folder = env.DOCKER_CONFIG || join(home, ".docker");
  return {
    platform: process.platform,
    env,
    home,
    uid: process.getuid?.() ?? null,
    contexts: readContexts(join(folder, "contexts")),
    currentContext: readJson(join(folder, "config.json"), ConfigFile)?.currentContext || null,
  };
}

function readContexts(store: string): readonly DockerContext[] {
  const meta = join(store, "meta");
  if (!existsSync(meta)) return [];
  return readdirSync(meta)
    .flatMap((hash) => readContext(store, join(meta, hash, "meta.json")))
    .sort((a, b) => a.name.localeCompare(b.name));
}

function readContext(store: string, file: string): readonly DockerContext[] {
  const found = readJson(file, MetaFile);
  if (found === null) return [];
  const docker = found.Endpoints?.docker;
  const verify = docker?.SkipTLSVerify !== true;
  // Loaded here, for those who have contexts: crypto is slow to load.
  const { createHash } = process.getBuiltinModule("node:crypto");
  const folder = join(store, "tls", createHash("sha256").update(found.Name).digest("hex"), "docker");
  const hasFiles = existsSync(folder);
  const tls = hasFiles || !verify ? { folder: hasFiles ? folder : null, verify } : null;
  return [{ name: found.Name, host: docker?.Host ?? "", tls }];
}

function readJson<T>(file: string, schema: z.ZodType<T>): T | null {
  try {
    return schema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return null;
  }
}
