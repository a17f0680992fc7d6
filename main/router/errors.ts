/** The one place where a Failure of the inner rooms becomes the contract's error, and where bugs are logged. */
import { ORPCError } from "@orpc/server";
import { type ErrorCode, Failure, statusOf } from "../../contract/errors.ts";
import { logUnexpected } from "../log.ts";

/** Where a call stands: its name for the log, and whether anybody still waits for the answer. */
export interface Call {
  readonly path: readonly string[];
  readonly signal?: AbortSignal | undefined;
}

/**
 * The error to answer with. A Failure keeps its code, message and data. Bad input (BAD_REQUEST) passes. Anything else is
 * a bug: it is logged with its stack, and oRPC answers INTERNAL_SERVER_ERROR without its message.
 */
export function answerTo(error: unknown, call: Call): unknown {
  if (error instanceof Failure) return declared(error);
  if (error instanceof ORPCError && error.status < 500) return error;
  // Whoever has gone away is not told anything, and what its stream says while it ends is no bug.
  if (call.signal?.aborted !== true) logUnexpected(call.path.join("."), causeOf(error));
  return error;
}

/** Passes a stream on, with the errors of its middle turned like those of a call. Ending it ends the source. */
export async function* answeringStream<T, R>(
  source: AsyncIterator<T, R, undefined>,
  call: Call,
): AsyncGenerator<T, R, undefined> {
  try {
    for (;;) {
      const step = await source.next();
      if (step.done === true) return step.value;
      yield step.value;
    }
  } catch (error) {
    throw answerTo(error, call);
  } finally {
    await source.return?.();
  }
}

function declared({ value }: Failure): Error {
  const status = statusOf(value.code as ErrorCode);
  return new ORPCError(value.code, { defined: true, status, message: value.message, data: value.data });
}

/** oRPC wraps an answer that breaks the contract; the issues are in its cause. */
function causeOf(error: unknown): unknown {
  return error instanceof ORPCError && error.cause !== undefined ? error.cause : error;
}
