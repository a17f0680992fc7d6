/** Where lines come from: the contract's `containers.logs` for one container, without the client. */
import type { ErrorValue } from "../../contract/model/error-value.ts";
import type { LogEvent, LogRequest } from "../../contract/model/log.ts";
import type { Clock } from "./clock.ts";
import type { Limits } from "./line-store.ts";

export type OpenLog = (request: Partial<LogRequest>, signal: AbortSignal) => Promise<AsyncIterable<LogEvent>>;

/** What a log view works with. */
export interface LogOptions {
  readonly open: OpenLog;
  readonly limits: Limits;
  /** The declared error of a failed call; `null` when it is none (Berth itself is out of reach). */
  readonly errorOf: (error: unknown) => ErrorValue | null;
  /** The engine's clock minus ours, milliseconds. */
  readonly clockOffset: () => number;
  /** When the container was made, engine time in milliseconds: no line is older. */
  readonly oldest: number;
  readonly clock?: Clock;
}
