/** One step of a test run: a program whose output everyone sees. */
import { type ChildProcess, spawn } from "node:child_process";
import { failedOnce, passedOnce, type Result } from "./report.ts";

let current: ChildProcess | undefined;
let stopped = false;

/** The run was asked to end (Ctrl-C): nothing new is to be started, and what was started is to be cleaned up. */
export function isStopped(): boolean {
  return stopped;
}

export function stopAll(signal: NodeJS.Signals): void {
  stopped = true;
  current?.kill(signal);
}

export interface Step {
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** The folder for its temporary files; emptied after the run, whatever it leaves there. */
  readonly temporary?: string;
}

/** @returns the exit code */
export function runStep({ command, args, env, temporary }: Step): Promise<number> {
  return new Promise((resolve) => {
    const stdio = ["ignore", "inherit", "inherit"] as const;
    const child = spawn(command, args, {
      stdio: [...stdio],
      env: { ...process.env, ...env, ...(temporary && { TMPDIR: temporary }) },
    });
    current = child;
    child.on("error", (error) => {
      console.error(`${command} could not be started: ${error.message}`);
      resolve(127);
    });
    child.on("close", (code) => {
      current = undefined;
      resolve(code ?? 1);
    });
  });
}

/** A step that counts as one test. */
export async function checkStep(name: string, step: Step): Promise<Result> {
  const code = await runStep(step);
  return code === 0 ? passedOnce : failedOnce(name, `ended with ${code}; see its output above`);
}
