/** An expected failure as a value: what happened, why, what to do, and one click where there is one. */
import { z } from "zod";

/** The one-click action that an error offers. The page turns it into a button; no other program needs it. */
export const Fix = z.discriminatedUnion("kind", [
  /** Publish on another host port: makes a container that never ran anew, with `to` in place of `from`, and starts it. */
  z.object({ kind: z.literal("use-port"), container: z.string().nullable(), from: z.number(), to: z.number() }),
  /** Stop the container that is in the way, then start this one. */
  z.object({ kind: z.literal("stop-holder"), holder: z.string(), holderName: z.string(), container: z.string() }),
  z.object({ kind: z.literal("use-name"), name: z.string() }),
  z.object({ kind: z.literal("show-container"), container: z.string(), name: z.string() }),
  z.object({ kind: z.literal("remove-running"), container: z.string() }),
  z.object({ kind: z.literal("unpause"), container: z.string() }),
  z.object({ kind: z.literal("pull"), reference: z.string() }),
  z.object({ kind: z.literal("retry") }),
  z.object({ kind: z.literal("use-demo") }),
]);
export type Fix = z.infer<typeof Fix>;

/** What every declared error carries besides its code and message. */
export const ErrorData = z.object({
  /** Why it happened; empty when it is not known. Never a guess. */
  why: z.string(),
  /** What to do. */
  hint: z.string(),
  fix: Fix.optional(),
  /** The engine's raw text, for "Copy details". */
  detail: z.string().optional(),
});
export type ErrorData = z.infer<typeof ErrorData>;

/** A declared error outside of a call's answer: in a job, in a status, in a stream. */
export const ErrorValue = z.object({
  /** One of `contract/errors.ts`, or `UNEXPECTED` for a bug. */
  code: z.string(),
  /** What happened. */
  message: z.string(),
  data: ErrorData,
});
export type ErrorValue = z.infer<typeof ErrorValue>;
