/**
 * The login for a registry, as `docker login` left it on this computer: in the CLI's config.json, or in a credential helper.
 * Source: the CLI's `cli/config/configfile`, and docker-credential-helpers' protocol. Nothing of it is ever logged or kept.
 */
import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { z } from "zod";

/** What the engine takes as `X-Registry-Auth` (Engine API, "Authentication"). */
export type RegistryLogin =
  | { readonly username: string; readonly password: string; readonly serveraddress: string }
  | { readonly identitytoken: string; readonly serveraddress: string };

const ConfigFile = z.object({
  auths: z
    .record(
      z.string(),
      z.object({
        auth: z.string().optional(),
        username: z.string().optional(),
        password: z.string().optional(),
        identitytoken: z.string().optional(),
      }),
    )
    .optional(),
  credsStore: z.string().optional(),
  credHelpers: z.record(z.string(), z.string()).optional(),
});
type ConfigFile = z.infer<typeof ConfigFile>;

const HelperAnswer = z.object({ Username: z.string(), Secret: z.string() });

/** Docker Hub's key, a fossil of its first API. */
const HUB_KEY = "https://index.docker.io/v1/";
const HELPER_MILLISECONDS = 10_000;

/**
 * The login for `registry` (`docker.io`, `ghcr.io`, `host:port`); `null` when there is none, which most pulls need.
 * A config file or helper that is missing or broken counts as no login: the registry then says what it wants.
 */
export async function findLogin(registry: string, env: NodeJS.ProcessEnv = process.env): Promise<RegistryLogin | null> {
  const config = await readConfig(env);
  if (config === null) return null;
  const key = registry === "docker.io" ? HUB_KEY : registry;
  const helper = config.credHelpers?.[key] ?? config.credsStore;
  if (helper) {
    const login = await askHelper(helper, key, env);
    if (login !== null) return login;
  }
  return loginOfFile(config, key);
}

async function readConfig(env: NodeJS.ProcessEnv): Promise<ConfigFile | null> {
  const folder = env.DOCKER_CONFIG || join(homedir(), ".docker");
  try {
    const parsed = ConfigFile.safeParse(JSON.parse(await readFile(join(folder, "config.json"), "utf8")));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

function loginOfFile({ auths = {} }: ConfigFile, key: string): RegistryLogin | null {
  // Old CLIs wrote addresses where newer ones write host names.
  const found = auths[key] ?? Object.entries(auths).find(([address]) => hostOf(address) === hostOf(key))?.[1];
  if (!found) return null;
  if (found.identitytoken) return { identitytoken: found.identitytoken, serveraddress: key };
  // `user:password`, of which only the password may have colons.
  const [, username = found.username, password = found.password] =
    /^([^:]+):([\s\S]*?)\0*$/.exec(Buffer.from(found.auth ?? "", "base64").toString("utf8")) ?? [];
  return username && password ? { username, password, serveraddress: key } : null;
}

function hostOf(address: string): string {
  return address.replace(/^https?:\/\//, "").replace(/\/.*$/, "");
}

function askHelper(name: string, server: string, env: NodeJS.ProcessEnv): Promise<RegistryLogin | null> {
  // It becomes part of a program's name.
  if (!/^[\w.-]+$/.test(name)) return Promise.resolve(null);
  return new Promise((resolve) => {
    const helper = spawn(`docker-credential-${name}`, ["get"], {
      env,
      stdio: ["pipe", "pipe", "ignore"],
      timeout: HELPER_MILLISECONDS,
      windowsHide: true,
    });
    let answer = "";
    helper.stdout.setEncoding("utf8").on("data", (text: string) => {
      answer += text;
    });
    helper.on("error", () => resolve(null));
    helper.on("close", (code) => resolve(code === 0 ? loginOfHelper(answer, server) : null));
    // A helper that ended before it read its question has said no.
    helper.stdin.on("error", () => undefined);
    helper.stdin.end(`${server}\n`);
  });
}

function loginOfHelper(answer: string, server: string): RegistryLogin | null {
  try {
    const { Username, Secret } = HelperAnswer.parse(JSON.parse(answer));
    if (Username === "<token>") return { identitytoken: Secret, serveraddress: server };
    return { username: Username, password: Secret, serveraddress: server };
  } catch {
    return null;
  }
}
