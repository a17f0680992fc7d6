/** A container's log as the engine would answer for it, and a clock that stands still: for tests of the controller. */
import type { LogEvent, LogRequest } from "../../contract/model/log.ts";
import type { Clock } from "./clock.ts";
import { stampOf } from "./stamp.ts";

/** One open stream: what it was asked for, and its other end. */
export interface OpenStream {
  readonly request: Partial<LogRequest>;
  readonly signal: AbortSignal;
  push(event: LogEvent): void;
  fail(error: unknown): void;
}

/** Holds lines, answers reads as the Engine API does (`since` and `until` inclusive), and follows. */
export class FakeLog {
  readonly streams: OpenStream[] = [];
  readonly lines: string[] = [];
  /** The next reads fail with these. */
  readonly failures: unknown[] = [];
  /** The container's stop, while it has stopped: each stream that follows tells it after the lines. */
  stop: LogEvent | null = null;

  get last(): OpenStream {
    return this.streams.at(-1) as OpenStream;
  }

  /** The container writes these; whoever follows gets them. */
  write(lines: readonly string[]): void {
    this.lines.push(...lines);
    for (const stream of this.streams) if (stream.request.follow !== false) stream.push(linesEvent(lines));
  }

  readonly open = async (request: Partial<LogRequest>, signal: AbortSignal): Promise<AsyncIterable<LogEvent>> => {
    const failure = this.failures.shift();
    if (failure !== undefined) throw failure;
    const { tail = 1000, since = "", until = "\uffff", follow = true } = request;
    const from = tail === "all" ? 0 : Math.max(0, this.lines.length - tail);
    const found = this.lines.slice(from).filter((line) => stampOf(line) >= since && stampOf(line) <= until);
    const waiting: LogEvent[] = [];
    for (let i = 0; i < found.length; i += 700) waiting.push(linesEvent(found.slice(i, i + 700)));
    if (!follow) waiting.push({ kind: "ended", reason: "complete" });
    else if (this.stop !== null) waiting.push(this.stop);
    const failed: unknown[] = [];
    let wake = (): void => {};
    signal.addEventListener("abort", () => wake());
    this.streams.push({
      request,
      signal,
      push: (event) => {
        waiting.push(event);
        wake();
      },
      fail: (error) => {
        failed.push(error);
        wake();
      },
    });
    return (async function* () {
      while (!signal.aborted) {
        const event = waiting.shift();
        if (event !== undefined) {
          yield event;
          if (event.kind === "ended") return;
        } else if (failed.length > 0) throw failed[0];
        else
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
      }
    })();
  };
}

export function linesEvent(lines: readonly string[]): LogEvent {
  return { kind: "lines", text: lines.join("\n"), runs: [1, lines.length] };
}

/** Time that passes only when told to. */
export class FakeClock implements Clock {
  time: number;
  #timers: { readonly at: number; readonly run: () => void }[] = [];

  constructor(time: number) {
    this.time = time;
  }

  now(): number {
    return this.time;
  }

  after(milliseconds: number, run: () => void): () => void {
    const timer = { at: this.time + milliseconds, run };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  /** Lets time pass; what is due runs in order. Promises settle before and after. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.time + milliseconds;
    await settle();
    for (;;) {
      const due = this.#timers.filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0];
      if (due === undefined) break;
      this.#timers = this.#timers.filter((timer) => timer !== due);
      this.time = Math.max(this.time, due.at);
      due.run();
      await settle();
    }
    this.time = end;
    await settle();
  }
}

/** Lets everything that is ready run: a message task comes after all pending promises. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 5; i++) await new Promise<void>((resolve) => setTimeout(resolve, 0));
}
