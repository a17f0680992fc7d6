/** An error as text for a bug report or a search: our words, the code, and the engine's raw text. */
import type { ErrorValue } from "../../contract/model/error-value.ts";

export function errorDetails(error: ErrorValue): string {
  const { why, hint, detail } = error.data;
  return [`${error.message} (${error.code})`, why, hint, detail ?? ""].filter((line) => line !== "").join("\n");
}
