/** The connection to one engine: a small state machine that says why. */
import type Docker from "dockerode";
import type { EngineStatus, EngineTarget } from "../../contract/model/engine.ts";

export interface Connection {
  readonly target: EngineTarget;
  status(): EngineStatus;
  /** The connected client, bound to the negotiated API version. Throws the Failure of the present status when not ready. */
  docker(): Docker;
  /** Waits until connected, however long that takes. Rejects with `signal.reason` when it aborts. */
  ready(signal: AbortSignal): Promise<Docker>;
  /** Hears every change. Returns the unsubscriber. */
  onStatus(listener: (status: EngineStatus) => void): () => void;
  /** A stream broke or a call timed out unexpectedly: checks now whether the engine is still there. */
  suspect(): void;
  /** One try now, when not connected; answers with its outcome. */
  retry(): Promise<EngineStatus>;
  /** Ends it for good. */
  close(): Promise<void>;
}
