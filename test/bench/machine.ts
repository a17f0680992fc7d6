/** On what a run was made: figures without it say nothing. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

export interface Machine {
  readonly system: string;
  readonly cpu: string;
  readonly memory: string;
  readonly node: string;
  readonly electron: string;
  readonly engine: string;
  readonly berth: string;
  readonly date: string;
}

export function describeMachine(runtime: string, socket: string): Machine {
  const distribution = /PRETTY_NAME="(.+)"/.exec(readFileSync("/etc/os-release", "utf8"))?.[1] ?? os.type();
  return {
    system: `${distribution}, Linux ${os.release()}`,
    cpu: `${os.cpus().length} × ${os.cpus()[0]?.model ?? "unknown"}`,
    memory: `${Math.round(os.totalmem() / 2 ** 30)} GiB`,
    node: process.version,
    electron: readFileSync(path.join(path.dirname(runtime), "version"), "utf8").trim(),
    engine: execFileSync("docker", [
      "-H",
      `unix://${socket}`,
      "version",
      "--format",
      "{{.Server.Version}} (API {{.Server.APIVersion}})",
    ])
      .toString()
      .trim(),
    berth: execFileSync("git", ["rev-parse", "--short", "HEAD"], { cwd: import.meta.dirname })
      .toString()
      .trim(),
    date: new Date().toISOString().slice(0, 10),
  };
}
