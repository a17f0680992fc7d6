/** Refusals in the engine's own words, taken from engines 20.10 and 28. `parity.engine.test.ts` compares them with the real ones. */
import { type ApiMinor, speaksNewTexts } from "./api-version.ts";
import type { Container } from "./model.ts";

/** An answer that is an error: HTTP status and `{"message": …}`. */
export class ApiError extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export const NOT_MODIFIED = 304;

export function noSuchContainer(name: string): ApiError {
  return new ApiError(404, `No such container: ${name}`);
}

export function ambiguousId(api: ApiMinor, prefix: string): ApiError {
  return speaksNewTexts(api)
    ? new ApiError(400, `multiple IDs found with provided prefix: ${prefix}`)
    : new ApiError(500, `Multiple IDs found with provided prefix: ${prefix}`);
}

export function noSuchImage(reference: string): ApiError {
  return new ApiError(404, `No such image: ${reference}`);
}

export function nameInUse(name: string, holder: Container, renaming = false): ApiError {
  const text =
    `Conflict. The container name "/${name}" is already in use by container "${holder.id}". ` +
    "You have to remove (or rename) that container to be able to reuse that name.";
  return new ApiError(409, renaming ? `Error when allocating new name: ${text}` : text);
}

export function invalidName(name: string, renaming = false): ApiError {
  const text = `Invalid container name (${name}), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed`;
  return new ApiError(400, renaming ? `Error when allocating new name: ${text}` : text);
}

export function cannotKill(api: ApiMinor, container: Container, asked: string): ApiError {
  const [verb, noun] = speaksNewTexts(api) ? ["cannot", "container"] : ["Cannot", "Container"];
  return new ApiError(409, `${verb} kill container: ${asked}: ${noun} ${container.id} is not running`);
}

export function notRunningForPause(api: ApiMinor, container: Container): ApiError {
  const noun = speaksNewTexts(api) ? "container" : "Container";
  return new ApiError(409, `${noun} ${container.id} is not running`);
}

export function alreadyPaused(container: Container): ApiError {
  return new ApiError(409, `Container ${container.id} is already paused`);
}

/** 500, not 409: both real engines say so. */
export function notPaused(container: Container): ApiError {
  return new ApiError(500, `Container ${container.id} is not paused`);
}

export function startOfPaused(): ApiError {
  return new ApiError(409, "cannot start a paused container, try unpause instead");
}

export function stillRunning(api: ApiMinor, container: Container, asked: string): ApiError {
  const paused = container.state === "paused";
  if (speaksNewTexts(api)) {
    const why = paused
      ? "container is paused and must be unpaused first"
      : `container is ${container.state}: stop the container before removing or force remove`;
    return new ApiError(409, `cannot remove container "${asked}": ${why}`);
  }
  const how = paused ? "Unpause and then stop the container" : "Stop the container";
  return new ApiError(
    409,
    `You cannot remove a ${container.state} container ${container.id}. ${how} before attempting removal or force remove`,
  );
}

export function portTaken(api: ApiMinor, container: Container, ip: string, port: number): ApiError {
  const prefix = speaksNewTexts(api) ? "failed to set up container networking: " : "";
  return new ApiError(
    500,
    `${prefix}driver failed programming external connectivity on endpoint ${container.name} (${container.id}): ` +
      `Bind for ${ip}:${port} failed: port is already allocated`,
  );
}

export function commandNotFound(api: ApiMinor, command: string): ApiError {
  const fresh = speaksNewTexts(api);
  return new ApiError(
    400,
    `${fresh ? "failed to create task for container: " : ""}failed to create shim task: OCI runtime create failed: ` +
      `runc create failed: unable to start container process: exec: "${command}": executable file not found in $PATH` +
      (fresh ? "" : ": unknown"),
  );
}

export function invalidSignal(api: ApiMinor, asked: string, signal: string): ApiError {
  return new ApiError(
    400,
    speaksNewTexts(api) ? `cannot kill container: ${asked}: invalid signal: ${signal}` : `Invalid signal: ${signal}`,
  );
}

export function sameName(): ApiError {
  return new ApiError(400, "Renaming a container with the same name as its current name");
}

export function emptyName(): ApiError {
  return new ApiError(400, "Neither old nor new names may be empty");
}

export function invalidFilter(api: ApiMinor, name?: string): ApiError {
  const word = speaksNewTexts(api) ? "invalid" : "Invalid";
  return new ApiError(400, name === undefined ? `${word} filter` : `${word} filter '${name}'`);
}

export function filterNotJson(api: ApiMinor, text: string): ApiError {
  if (speaksNewTexts(api)) return invalidFilter(api);
  return new ApiError(500, `invalid character '${text.slice(0, 1)}' looking for beginning of value`);
}

export function notANumber(text: string, parser: "ParseInt" | "Atoi"): ApiError {
  return new ApiError(500, `strconv.${parser}: parsing ${JSON.stringify(text)}: invalid syntax`);
}

export function imageInUse(reference: string, container: Container): ApiError {
  return new ApiError(
    409,
    `conflict: unable to remove repository reference "${reference}" (must force) - ` +
      `container ${container.id.slice(0, 12)} is using its referenced image ${container.imageId.slice(7, 19)}`,
  );
}
