/** From what went wrong while talking to an engine to the contract's errors. The sentences of engines are read in cause.ts only. */
import { errorValue, Failure, failure } from "../../contract/errors.ts";
import type { EngineTarget } from "../../contract/model/engine.ts";
import type { ErrorValue, Fix } from "../../contract/model/error-value.ts";
import { type Cause, causeOf, type Refusal, refusalOf } from "./cause.ts";
import { troubleOf } from "./trouble.ts";

/** What was being done, for the sentence. */
export interface FailureContext {
  readonly target: EngineTarget;
  /** As it completes "… refused to": `start web`. */
  readonly action: string;
  /** The container's name, or as it was asked for. */
  readonly container?: string | undefined;
  /** Its id, or as it was asked for. */
  readonly containerId?: string | undefined;
  readonly image?: string | undefined;
  /** The name that a container was to get. */
  readonly name?: string | undefined;
  /** How long the engine was given. */
  readonly seconds?: number | undefined;
  /** What Berth knows of the engine's containers, for better advice. */
  readonly advice?: Advice | undefined;
}

/** Looks into the live state. */
export interface Advice {
  /** A name like `name` that no container has. */
  freeName(name: string): string;
  /** The next host port after `port` that the engine does not publish; `null` when there is none. */
  freePort(port: number): number | null;
  /** The running container that publishes `port`. */
  holder(port: number): { readonly id: string; readonly name: string } | null;
  /** The container was created and never started: it can be made anew without loss. */
  neverRan(container: string): boolean;
  /** What `start` and `stop` mean by "not modified". */
  readonly started: boolean;
}

/**
 * The failure for an error of a call to an engine: a refusal, or a broken connection. A `Failure` is passed through.
 * Anything else is a bug, and is thrown as it is.
 */
export function engineFailure(error: unknown, context: FailureContext): Failure {
  if (error instanceof Failure) return error;
  const refusal = refusalOf(error);
  if (refusal) return refused(refusal, context);
  const trouble = troubleOf(error, context.target, context.seconds ?? 0);
  if (trouble) return trouble;
  throw error;
}

function refused(refusal: Refusal, context: FailureContext): Failure {
  const detail = { detail: refusal.text };
  const container = context.container ?? "The container";
  const ref = context.containerId ?? container;
  const cause = causeOf(refusal);
  switch (cause.kind) {
    case "no-such-container":
      return failure("NO_SUCH_CONTAINER", { container }, detail);
    case "no-such-image": {
      const image = context.image ?? cause.image ?? "";
      return failure("NO_SUCH_IMAGE", { image }, { ...detail, fix: { kind: "pull", reference: image } });
    }
    case "not-modified":
      return context.advice?.started === true
        ? failure("ALREADY_RUNNING", { container })
        : failure("ALREADY_STOPPED", { container });
    case "not-running":
      return failure("ALREADY_STOPPED", { container }, detail);
    case "already-paused":
    case "paused":
      return failure("CONTAINER_PAUSED", { container }, { ...detail, fix: { kind: "unpause", container: ref } });
    case "not-paused":
      return failure("NOT_PAUSED", { container }, detail);
    case "running":
      return failure(
        "CONTAINER_RUNNING",
        { container },
        { ...detail, fix: { kind: "remove-running", container: ref } },
      );
    case "removing":
      return failure("REMOVAL_IN_PROGRESS", { container }, detail);
    case "name-in-use":
      return nameInUse(context, detail);
    case "port-taken":
      return portTaken(cause, context, detail);
    case "command-not-found":
      return failure("COMMAND_NOT_FOUND", { container, command: cause.command }, detail);
    case "mount-refused":
      return failure("MOUNT_REFUSED", { container }, detail);
    case "disk-full":
      return failure("DISK_FULL", undefined, detail);
    case "unknown":
      return failure("ENGINE_REFUSED", { engine: context.target.label, action: context.action }, detail);
  }
}

/** Causes that keep a container from starting; a start's own sentences have no others. */
const OF_STARTS: ReadonlySet<Cause["kind"]> = new Set([
  "port-taken",
  "command-not-found",
  "mount-refused",
  "disk-full",
]);

/** Why the last start failed, from the words that the engine keeps in the container's document (`State.Error`); `null` when there are none. */
export function startFailure(words: string, context: FailureContext): ErrorValue | null {
  if (words === "") return null;
  const refusal = { status: 500, text: words };
  if (OF_STARTS.has(causeOf(refusal).kind)) return refused(refusal, context).value;
  return errorValue("START_FAILED", { container: context.container ?? "The container" }, { detail: words });
}

interface Detail {
  readonly detail: string;
}

function nameInUse(context: FailureContext, detail: Detail): Failure {
  const name = context.name ?? context.container ?? "";
  const suggestion = context.advice?.freeName(name) ?? null;
  const fix: Fix | null = suggestion === null ? null : { kind: "use-name", name: suggestion };
  return failure("NAME_IN_USE", { name, suggestion }, { ...detail, ...(fix ? { fix } : {}) });
}

/** The better fix of two: another port costs nothing, but only a container that never ran can be made anew. */
function portTaken(cause: Cause & { kind: "port-taken" }, context: FailureContext, detail: Detail): Failure {
  const { port } = cause;
  const container = context.container ?? "The container";
  const ref = context.containerId ?? container;
  const holder = context.advice?.holder(port) ?? null;
  const suggestion = context.advice?.freePort(port) ?? null;
  let fix: Fix | null = null;
  if (suggestion !== null && context.advice?.neverRan(ref) === true) {
    fix = { kind: "use-port", container: ref, from: port, to: suggestion };
  } else if (holder) {
    fix = { kind: "stop-holder", holder: holder.id, holderName: holder.name, container: ref };
  }
  const facts = { container, port, holder: holder?.name ?? null, suggestion };
  return failure("PORT_TAKEN", facts, { ...detail, ...(fix ? { fix } : {}) });
}

/** The host port of a PORT_TAKEN. */
export function takenPort(problem: Failure): number | null {
  if (problem.code !== "PORT_TAKEN") return null;
  const cause = causeOf({ status: 500, text: problem.value.data.detail ?? "" });
  return cause.kind === "port-taken" ? cause.port : null;
}
