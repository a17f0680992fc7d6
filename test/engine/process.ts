/** Running programs for tests. */
import { type SpawnOptions, spawn } from "node:child_process";

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions extends Pick<SpawnOptions, "cwd" | "env"> {
  /** Text for the program's standard input; nothing otherwise. */
  readonly input?: string;
}

/** Runs a program to its end, whatever its exit code. Rejects only when it cannot be started. */
export function tryRun(command: string, args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const { input, ...rest } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...rest, stdio: ["pipe", "pipe", "pipe"] });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
    child.on("error", reject);
    child.on("close", (code, signal) =>
      resolve({
        code: code ?? (signal ? 128 : 1),
        stdout: Buffer.concat(out).toString(),
        stderr: Buffer.concat(err).toString(),
      }),
    );
    // A program that ends without reading its input is no failure of ours.
    child.stdin.on("error", () => {});
    child.stdin.end(input ?? "");
  });
}

/** Runs a program and answers with its output. Rejects with what it printed when it fails. */
export async function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
  const ran = await tryRun(command, args, options);
  if (ran.code !== 0) {
    throw new Error(`${command} ${args.join(" ")} ended with ${ran.code}:\n${ran.stderr || ran.stdout}`);
  }
  return ran.stdout;
}

/** Tries until the answer is not `undefined`, `false` or `null`, then gives it. Says what it waited for when time is up. */
export async function until<T>(what: string, seconds: number, probe: () => Promise<T> | T): Promise<NonNullable<T>> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await probe();
    if (answer !== undefined && answer !== null && answer !== false) return answer as NonNullable<T>;
    if (Date.now() > end) throw new Error(`waited ${seconds} s in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
