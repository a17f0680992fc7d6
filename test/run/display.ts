/** A screen for windows: the person's own, else a virtual one for the time of the run. */
import { spawn } from "node:child_process";
import { hasDisplay } from "../../scripts/lib/decide.mjs";
import { inPath } from "./system.ts";

export interface Display {
  /** What to add to the environment of programs with windows. */
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** @returns undefined where there is no screen and none can be made */
export async function openDisplay(): Promise<Display | undefined> {
  const virtual = inPath("Xvfb");
  // Windows that pop up on a person's screen would take the keyboard from them, so the virtual one comes first.
  if (virtual) return startVirtual(virtual);
  return hasDisplay(process.platform, process.env) ? { env: {}, stop: async () => {} } : undefined;
}

async function startVirtual(program: string): Promise<Display> {
  // It chooses a free number itself and writes it to descriptor 3.
  const args = ["-displayfd", "3", "-screen", "0", "1440x900x24", "-nolisten", "tcp"];
  const server = spawn(program, args, { stdio: ["ignore", "ignore", "ignore", "pipe"], detached: true });
  const number = await new Promise<string>((resolve, reject) => {
    let text = "";
    server.stdio[3]?.on("data", (chunk: Buffer) => {
      text += chunk;
      if (text.endsWith("\n")) resolve(text.trim());
    });
    server.on("exit", (code) => reject(new Error(`Xvfb ended with ${code}`)));
    server.on("error", reject);
  });
  server.removeAllListeners("exit");
  return {
    env: { DISPLAY: `:${number}`, XDG_SESSION_TYPE: "x11" },
    stop: () =>
      new Promise((resolve) => {
        if (server.exitCode !== null || server.signalCode !== null) return resolve();
        server.once("exit", () => resolve());
        server.kill();
      }),
  };
}
