/** What a connection that fails means: from Node's error codes to the contract's. Pure. */
import { type Failure, failure } from "../../contract/errors.ts";
import type { EngineTarget } from "../../contract/model/engine.ts";

/** What answers there keeps to HTTP, and not to the Engine API. The message tells what it did. */
export class NotAnEngine extends Error {
  override readonly name = "NotAnEngine";
}

/** The connection itself failed: no answer of the engine, or none in time. `null` when `error` is nothing of that sort. */
export function troubleOf(error: unknown, target: EngineTarget, seconds: number): Failure | null {
  if (!(error instanceof Error)) return null;
  const engine = target.label;
  const { address } = target;
  const detail = { detail: detailOf(error) };
  if (error instanceof NotAnEngine) return failure("NOT_AN_ENGINE", { address }, detail);
  if (isTimeout(error)) return failure("ENGINE_TIMEOUT", { engine, seconds }, detail);
  const code = codeOf(error);
  if (code === null) return null;
  switch (code) {
    case "ENOENT":
    case "ECONNREFUSED":
    case "EHOSTUNREACH":
    case "EHOSTDOWN":
    case "ENETUNREACH":
    case "ENETDOWN":
    case "ETIMEDOUT":
    case "ENOTDIR":
    case "ENOTSOCK":
      return failure("ENGINE_UNREACHABLE", { engine, address }, detail);
    case "EACCES":
    case "EPERM":
      return failure("ENGINE_PERMISSION_DENIED", { engine, address }, detail);
    case "ENOTFOUND":
    case "EAI_AGAIN":
    case "EAI_NODATA":
      return failure("ENGINE_HOST_UNKNOWN", { address }, detail);
    case "ECONNRESET":
    case "ECONNABORTED":
    case "EPIPE":
    case "ERR_STREAM_PREMATURE_CLOSE":
      return failure("ENGINE_LOST", { engine }, detail);
    default:
      if (code.startsWith("HPE_")) return failure("NOT_AN_ENGINE", { address }, detail);
      if (isTls(code)) return failure("ENGINE_TLS_FAILED", { engine }, detail);
      // Some other error of the operating system: it has its own words.
      return "syscall" in error ? failure("ENGINE_UNREACHABLE", { engine, address }, detail) : null;
  }
}

/** True for the abort of `AbortSignal.timeout`, also when Node wraps it in an AbortError of its own. */
function isTimeout(error: Error): boolean {
  const cause = error.cause;
  return error.name === "TimeoutError" || (cause instanceof Error && cause.name === "TimeoutError");
}

/** Node's error code; of an AggregateError (all addresses of a host failed) that of the first. */
function codeOf(error: Error): string | null {
  if ("code" in error && typeof error.code === "string") return error.code;
  const inner: unknown = error instanceof AggregateError ? error.errors[0] : error.cause;
  return inner instanceof Error ? codeOf(inner) : null;
}

function isTls(code: string): boolean {
  return (
    /^(ERR_TLS_|ERR_SSL_|ERR_OSSL_|CERT_|CRL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|INVALID_CA|HOSTNAME_MISMATCH)/.test(
      code,
    ) || code === "EPROTO"
  );
}

function detailOf(error: Error): string {
  const inner: unknown = error instanceof AggregateError ? error.errors[0] : null;
  return error.message || (inner instanceof Error ? inner.message : error.name);
}
