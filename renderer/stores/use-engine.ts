/** The engine that the page looks at, and how the connections to it and to Berth itself stand. */
import { create } from "zustand";
import type { EngineFacts, EngineStatus } from "../../contract/model/engine.ts";
import type { ErrorValue } from "../../contract/model/error-value.ts";

export interface EngineState {
  /** `null` until the feed has said anything. */
  readonly status: EngineStatus | null;
  /**
   * Why this engine was never reached since it was chosen; `null` when it was, or when the first try still goes on. It stays
   * while a further try goes on, so that the first-run page does not flicker.
   */
  readonly neverReached: ErrorValue | null;
  /** The feed's counter; see EngineUpdate. */
  readonly revision: number;
  /** Berth's main process does not answer; `no-session` when it was restarted and asks for its address anew. */
  readonly transport: "fine" | "lost" | "no-session";
}

export const useEngine = create<EngineState>(() => ({
  status: null,
  neverReached: null,
  revision: 0,
  transport: "fine",
}));

/** Takes a new status of the connection. */
export function setEngineStatus(status: EngineStatus): void {
  const before = useEngine.getState();
  const same = before.status?.target.id === status.target.id;
  const neverReached =
    status.phase === "lost" && !status.wasReady
      ? status.problem
      : status.phase === "connecting" && same
        ? before.neverReached
        : null;
  useEngine.setState({ status, neverReached });
}

/** The status as far as it is ready; what was last known of the engine stays while it is lost. */
export function useEngineFacts(): EngineFacts | null {
  return useEngine((state) => (state.status?.phase === "ready" ? state.status.facts : null));
}

/** What the lists show is old: the engine or Berth itself is out of reach. */
export function useStale(): boolean {
  return useEngine((state) => state.transport !== "fine" || state.status?.phase === "lost");
}

/** Milliseconds to add to the computer's time to get the engine's. */
export function useClockOffset(): number {
  return useEngine((state) => (state.status?.phase === "ready" ? state.status.facts.clockOffsetMs : 0));
}
