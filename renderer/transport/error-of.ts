import { ORPCError } from "@orpc/client";
import { ErrorData, type ErrorValue } from "../../contract/model/error-value.ts";

/** The declared error that a call failed with; `null` when it is none: a bug, bad input, or a lost connection. */
export function errorOf(error: unknown): ErrorValue | null {
  if (!(error instanceof ORPCError) || !error.defined) return null;
  const data = ErrorData.safeParse(error.data);
  return data.success ? { code: error.code, message: error.message, data: data.data } : null;
}
