/** Pulls an image. Source: Engine API, `POST /images/create`. */
import { ZodError } from "zod";
import { failure } from "../../contract/errors.ts";
import type { PullProgress } from "../../contract/model/job.ts";
import { parseReference } from "../../contract/model/reference.ts";
import { abortable } from "../async/abort.ts";
import { createThrottle } from "../async/throttle.ts";
import { refusalOf } from "./cause.ts";
import type { Connection } from "./connection.ts";
import { engineFailure } from "./errors.ts";
import { NdjsonError, readNdjson } from "./ndjson.ts";
import { openStream } from "./open-stream.ts";
import { findLogin } from "./pull-credentials.ts";
import { pullFailure } from "./pull-errors.ts";
import { complaintOf, createPullTracker, PullMessage } from "./pull-progress.ts";

/** How often `onProgress` is called at most: each tenth of a second, milliseconds. */
const PROGRESS_MILLISECONDS = 100;

/**
 * Pulls `reference` until it is there. Without a tag and digest it means `latest`.
 * `onProgress` gets the first news at once, later ones at most ten times a second, and the last one always, before this settles.
 * Throws PULL_DENIED, IMAGE_NOT_FOUND, PULL_RATE_LIMITED, REGISTRY_UNREACHABLE, PLATFORM_MISMATCH, DISK_FULL, PULL_FAILED, or the
 * connection's failure. Rejects with `signal.reason` when that aborts, which also ends the pull on the engine.
 */
export async function pullImage(
  connection: Connection,
  reference: string,
  onProgress: (progress: PullProgress) => void,
  signal: AbortSignal,
): Promise<void> {
  const parsed = parseReference(reference);
  if (parsed === null) throw failure("IMAGE_NOT_FOUND", { image: reference, registry: "No registry" });
  const status = connection.status();
  const platform = status.phase === "ready" ? status.facts.platform : "this engine's platform";
  const fail = (text: string) => pullFailure(text, { reference, registry: parsed.registry, platform });
  const docker = connection.docker();
  const login = await abortable(findLogin(parsed.registry), signal);

  const tracker = createPullTracker();
  const throttle = createThrottle(PROGRESS_MILLISECONDS, () => onProgress(tracker.progress()));
  const query = {
    fromImage: parsed.registry === "docker.io" ? parsed.repository : `${parsed.registry}/${parsed.repository}`,
    // Without one the engine would pull every tag that there is. A digest says more than the tag beside it.
    tag: parsed.digest ?? parsed.tag ?? "latest",
  };
  try {
    // Not `docker.pull()`: it takes a digest apart wrongly.
    const stream = await openStream(docker, { method: "POST", path: "/images/create", query, login }, signal);
    let said = false;
    for await (const document of readNdjson(stream)) {
      const message = PullMessage.parse(document);
      const complaint = complaintOf(message);
      if (complaint !== null) throw fail(complaint);
      said ||= Boolean(message.status);
      if (tracker.add(message)) throttle.call();
    }
    // The engine says at least that there is nothing to do.
    if (!said) throw fail("The engine's answer ended without a word.");
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    const refusal = refusalOf(error);
    if (refusal) throw fail(refusal.text);
    // Not what an engine says, so the pull's outcome is not known.
    if (error instanceof NdjsonError || error instanceof ZodError) throw fail(error.message);
    const problem = engineFailure(error, { target: connection.target, action: `pull ${reference}`, image: reference });
    if (problem.code === "ENGINE_LOST") connection.suspect();
    throw problem;
  } finally {
    throttle.flush();
  }
}
