/** One question to an engine: bounded in time, its answer parsed, its failure put into the contract's words. */
import type Docker from "dockerode";
import { z } from "zod";
import { type Failure, failure } from "../../contract/errors.ts";
import type { EngineTarget } from "../../contract/model/engine.ts";
import { abortable } from "../async/abort.ts";
import type { Connection } from "./connection.ts";
import { engineFailure, type FailureContext } from "./errors.ts";

type About = Omit<FailureContext, "target" | "seconds">;

export interface Question {
  /** How long the engine may take, seconds. */
  readonly seconds: number;
  /** What is asked, for the error's sentence. A function is called only when it fails, and so knows what is known then. */
  readonly about: About | (() => About);
  readonly run: (docker: Docker, signal: AbortSignal) => Promise<unknown>;
}

/** The most a plain question may take: an engine under load, or one that waits for a slow disk. */
export const UNARY_SECONDS = 30;

/** After so long without an answer the engine may be hanging: a ping tells, and costs nothing when it is only busy. */
const SUSPICIOUS_MS = 3000;

/** Asks, and returns the raw answer. A broken or silent connection makes `connection` look whether the engine is still there. */
export async function ask(connection: Connection, { seconds, about, run }: Question): Promise<unknown> {
  const docker = connection.docker();
  const doubt = setTimeout(() => connection.suspect(), SUSPICIOUS_MS);
  const patience = AbortSignal.timeout(seconds * 1000);
  try {
    return await abortable(run(docker, patience), patience);
  } catch (error) {
    const problem = engineFailure(error, {
      ...(typeof about === "function" ? about() : about),
      target: connection.target,
      seconds,
    });
    if (isTrouble(problem)) connection.suspect();
    throw problem;
  } finally {
    clearTimeout(doubt);
  }
}

/** True when there was no answer of the engine, or none in time; false for an answer that says no, or that cannot be understood. */
export function isTrouble({ code }: Failure): boolean {
  return code.startsWith("ENGINE_") && code !== "ENGINE_REFUSED";
}

/** Asks, and parses the answer. */
export async function askFor<T extends z.ZodType>(
  connection: Connection,
  schema: T,
  question: Question,
): Promise<z.output<T>> {
  return understand(schema, await ask(connection, question), connection.target);
}

/** Parses an engine's answer. One that does not fit comes from something that is no engine, or a broken one. */
export function understand<T extends z.ZodType>(schema: T, answer: unknown, target: EngineTarget): z.output<T> {
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  throw notUnderstood(parsed.error, target);
}

function notUnderstood(error: z.ZodError, target: EngineTarget): Failure {
  return failure("NOT_AN_ENGINE", { address: target.address }, { detail: z.prettifyError(error).slice(0, 2000) });
}
