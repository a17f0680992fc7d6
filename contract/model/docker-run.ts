/** The command that does what Berth is about to do: every button teaches the command it stands for. */
import { joinCommandLine } from "./command-line.ts";
import type { ContainerSpec, MountRequest, PortRequest } from "./spec.ts";

export interface DockerRunOptions {
  /** `docker create` instead of `docker run -d` when false. */
  readonly start?: boolean;
  /** Leave out the values that look secret: `-e NAME` alone takes the value from the shell's own environment. */
  readonly maskSecrets?: boolean;
}

/** The whole command as one line for a POSIX shell. Pure. */
export function toDockerRun(spec: ContainerSpec, options: DockerRunOptions = {}): string {
  return dockerRunGroups(spec, options).map(joinCommandLine).join(" ");
}

/** The same in groups that belong on one line each (`docker run -d`, `--name web`, `-p 80:80` …), not yet quoted. Pure. */
export function dockerRunGroups(spec: ContainerSpec, options: DockerRunOptions = {}): string[][] {
  const { start = true, maskSecrets = false } = options;
  const groups: string[][] = [start ? ["docker", "run", "-d"] : ["docker", "create"]];
  if (spec.name !== undefined) groups.push(["--name", spec.name]);
  if (spec.restart !== "no") groups.push(["--restart", spec.restart]);
  for (const port of spec.ports) groups.push(["-p", portWord(port)]);
  if (spec.publishExposed) groups.push(["-P"]);
  for (const { name, value } of spec.env) {
    groups.push(["-e", maskSecrets && looksSecret(name, value) ? name : `${name}=${value}`]);
  }
  for (const mount of spec.mounts) groups.push(mountWords(mount));
  for (const [key, value] of Object.entries(spec.labels))
    groups.push(["--label", value === "" ? key : `${key}=${value}`]);
  groups.push([spec.image, ...(spec.command ?? [])]);
  return groups;
}

/** Without a host port the engine picks one, as Berth would. */
function portWord({ host, container, protocol }: PortRequest): string {
  const suffix = protocol === "tcp" ? "" : `/${protocol}`;
  return host === undefined ? `${container}${suffix}` : `${host}:${container}${suffix}`;
}

/** `-v` parts its fields by colons; a path with one of its own needs `--mount`, whose fields are CSV. */
function mountWords({ source, target, readOnly }: MountRequest): string[] {
  const withoutDrive = source.replace(/^[A-Za-z]:(?=[\\/])/, "");
  if (!withoutDrive.includes(":") && !target.includes(":")) {
    return ["-v", `${source}:${target}${readOnly ? ":ro" : ""}`];
  }
  const kind = /[\\/]/.test(source) ? "bind" : "volume";
  const fields = [`type=${kind}`, `source=${source}`, `target=${target}`, ...(readOnly ? ["readonly"] : [])];
  return [
    "--mount",
    fields.map((field) => (/[",]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(","),
  ];
}

const SECRET_WORDS = new Set([
  "pass",
  "passwd",
  "password",
  "passphrase",
  "pwd",
  "secret",
  "secrets",
  "token",
  "apikey",
]);
const SECRET_ENDINGS = /(?:password|passwd|passphrase|secret|token|apikey)$/;

/**
 * Whether a variable's value should not be shown: the one place that decides. By the words of its name (`POSTGRES_PASSWORD`,
 * `apiKey`, `NEO4J_AUTH`), or by a value that is an address with a password in it. Paths to secrets (`…_FILE`) are none. Pure.
 */
export function looksSecret(name: string, value = ""): boolean {
  if (/\/\/[^/\s@]*:[^/\s@]+@/.test(value)) return true;
  const words = name
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1_$2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
  const last = words.at(-1) ?? "";
  if (last === "file" || last === "path" || last === "dir") return false;
  if (words.length === 1 && last === "pwd") return false;
  if (words.some((word) => SECRET_WORDS.has(word) || SECRET_ENDINGS.test(word))) return true;
  // A key is secret unless its name says otherwise; AWS_ACCESS_KEY_ID is not, AWS_SECRET_ACCESS_KEY is.
  if (last === "key" && !words.includes("public")) return true;
  return last === "auth" || last === "credentials" || last === "credential" || last === "dsn";
}
