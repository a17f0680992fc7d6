/** Starts the demo engine as a child process. */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { failure } from "../../contract/errors.ts";

export interface StartOptions {
  /** Synthetic containers besides the usual ones. */
  readonly containers?: number;
  /** The API version to speak at most, e.g. `1.41`. */
  readonly api?: string;
  /** See faults.ts. */
  readonly faults?: readonly string[];
  readonly pullSeconds?: number;
  /** The bundle or source to run; found beside this one when absent. */
  readonly entry?: string;
}

export interface RunningDemo {
  /** Path of the unix socket, or of the named pipe on Windows. */
  readonly socket: string;
  /** Resolves when its process is gone, wanted or not. */
  readonly ended: Promise<void>;
  /** Ends it and removes its socket. */
  stop(): Promise<void>;
}

const READY_WITHIN_MS = 15_000;

/** Resolves when the engine answers on its socket. Throws DEMO_UNAVAILABLE when it does not come up. */
export async function startDemo(options: StartOptions = {}): Promise<RunningDemo> {
  const entry = options.entry ?? findEntry();
  const folder = mkdtempSync(join(tmpdir(), "berth-demo-"));
  const socket =
    process.platform === "win32" ? `\\\\.\\pipe\\berth-demo-${process.pid}-${Date.now()}` : join(folder, "docker.sock");
  const child = spawn(process.execPath, [entry, ...argumentsOf(socket, options)], {
    // In Electron the same binary runs it, as a plain Node.
    env: { ...process.env, ELECTRON_RUN_AS_NODE: "1" },
    stdio: ["pipe", "pipe", "pipe"],
    windowsHide: true,
  });
  const ended = new Promise<void>((resolve) => {
    child.once("error", () => resolve());
    child.once("exit", () => resolve());
  });
  const removeFolder = () => rmSync(folder, { recursive: true, force: true });
  void ended.then(removeFolder);
  let complaint = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    complaint = (complaint + text).slice(-4_000);
  });
  // A child that died has a broken pipe; its end is what we watch for.
  child.stdin.on("error", () => undefined);

  const deadline = AbortSignal.timeout(READY_WITHIN_MS);
  const ready = new Promise<boolean>((resolve) => {
    child.stdout.once("data", () => resolve(true));
    void ended.then(() => resolve(false));
    deadline.addEventListener("abort", () => resolve(false), { once: true });
  });
  if (!(await ready)) {
    child.kill("SIGKILL");
    throw failure("DEMO_UNAVAILABLE", undefined, { detail: complaint || `${entry} did not come up` });
  }
  return {
    socket,
    ended,
    async stop() {
      child.stdin.end();
      await ended;
    },
  };
}

function argumentsOf(socket: string, options: StartOptions): readonly string[] {
  return [
    "--socket",
    socket,
    ...(options.containers === undefined ? [] : ["--containers", String(options.containers)]),
    ...(options.api === undefined ? [] : ["--api", options.api]),
    ...(options.pullSeconds === undefined ? [] : ["--pull-seconds", String(options.pullSeconds)]),
    ...(options.faults ?? []).flatMap((fault) => ["--fault", fault]),
  ];
}

/** The bundle lies beside ours or, when ours is a chunk of it, one folder up. From source (tests on Node 24), the source is run. */
function findEntry(): string {
  const here = import.meta.dirname;
  const places = ["server.ts", "demo.js", "../demo.js"].map((place) => join(here, place));
  const found = places.find((place) => existsSync(place));
  if (found === undefined)
    throw failure("DEMO_UNAVAILABLE", undefined, { detail: `none of these is there: ${places.join(", ")}` });
  return found;
}
