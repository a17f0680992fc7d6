/** What every handler starts from: the contract, the context, and the middleware that turns errors. */
import { implement } from "@orpc/server";
import { contract } from "../../contract/index.ts";
import type { Context } from "./context.ts";
import { answeringStream, answerTo } from "./errors.ts";

export const os = implement(contract)
  .$context<Context>()
  .use(async ({ next, path, signal }) => {
    try {
      const result = await next();
      if (!isAsyncIterator(result.output)) return result;
      return { ...result, output: answeringStream(result.output, { path, signal }) };
    } catch (error) {
      throw answerTo(error, { path, signal });
    }
  });

function isAsyncIterator(value: unknown): value is AsyncIterator<unknown, unknown, undefined> {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value && "next" in value;
}

const never = new AbortController().signal;

/** The signal that ends a stream. Transports always give one; a call from inside main need not. */
export function signalOf(signal: AbortSignal | undefined): AbortSignal {
  return signal ?? never;
}
