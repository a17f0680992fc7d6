import { ORPCError } from "@orpc/client";
import type { ErrorData, ErrorValue } from "../../contract/model/error-value.ts";

/**
 * The declared error that a call failed with; `null` when it is none: a bug, bad input, or a lost connection.
 * Its data is not parsed again: main declares it by the same contract, and the first page would load Zod for nothing else.
 */
export function errorOf(error: unknown): ErrorValue | null {
  if (!(error instanceof ORPCError) || !error.defined) return null;
  return { code: error.code, message: error.message, data: error.data as ErrorData };
}
