/** What a log view says of its stream: small and immutable, for React. The text is in the store. */
import type { ErrorValue } from "../../contract/model/error-value.ts";

export type LogPhase =
  /** Nothing has answered yet. */
  | { readonly name: "opening" }
  | { readonly name: "live" }
  /** The engine, or Berth itself, is out of reach; the stream goes on by itself. */
  | { readonly name: "waiting"; readonly problem: ErrorValue | null }
  /** Nothing more will come. */
  | { readonly name: "ended"; readonly reason: "removed" | "complete" };

/** Where the view begins: the last lines, or the log's beginning. */
export type LogFrom = "tail" | "start";

export type StreamFilter = "both" | "stdout" | "stderr";

export interface SearchState {
  readonly query: string;
  readonly total: number;
  /** The place of the current match, from 1; 0 without one. */
  readonly rank: number;
  readonly busy: boolean;
  readonly full: boolean;
  /** Only lines with a match are shown. */
  readonly only: boolean;
}

export interface LogSnapshot {
  readonly phase: LogPhase;
  readonly from: LogFrom;
  readonly filter: StreamFilter;
  /** Lines held. */
  readonly lines: number;
  /** Memory that they take, bytes, estimated. */
  readonly bytes: number;
  readonly dropped: number;
  /** The view ends before the log does; nothing comes until it is taken to the end again. */
  readonly detached: boolean;
  readonly appended: number;
  /** Of what is written now; what an opening or a reconnection brings is older. */
  readonly linesPerSecond: number;
  readonly search: SearchState;
  /** Grows with every change of what the rows show. */
  readonly version: number;
}
