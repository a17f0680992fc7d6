/** What the rest of main sees of a Docker engine. Implemented in this folder; nobody else imports dockerode. */
import type { ContainerDetail, ContainerSummary, Protocol } from "../../contract/model/container.ts";
import type { EngineCheck, EngineStatus, EngineTarget, EngineUpdate } from "../../contract/model/engine.ts";
import type { HubRepository } from "../../contract/model/hub.ts";
import type { ImageDetail, ImageSummary } from "../../contract/model/image.ts";
import type { PullProgress } from "../../contract/model/job.ts";
import type { LogEvent, LogRequest } from "../../contract/model/log.ts";
import type { ContainerSpec } from "../../contract/model/spec.ts";

export interface Made {
  readonly id: string;
  readonly name: string;
}

/** One engine, connected or trying to be. Expected failures are thrown as `Failure` (contract/errors.ts). */
export interface Engine {
  readonly target: EngineTarget;
  status(): EngineStatus;
  /** One try now; answers with its outcome. */
  retry(): Promise<EngineStatus>;
  checks(): Promise<readonly EngineCheck[]>;
  /** The live feed of `engine.watch`. Ends when `signal` aborts. */
  watch(signal: AbortSignal): AsyncGenerator<EngineUpdate, void, undefined>;
  readonly containers: Containers;
  readonly images: Images;
  /**
   * Keeps the engine open for work that goes on when another engine is chosen (a job). Returns the release, to be called once.
   * `close` does not wait for it; `retire` does.
   */
  hold(): () => void;
  /** Closes as soon as nobody holds it; resolves then. */
  retire(): Promise<void>;
  /** Ends the connection and every stream of it, now. */
  close(): Promise<void>;
}

/** `container` is a name, an id, or a unique prefix of one. */
export interface Containers {
  /** From the live state: no call to the engine. */
  list(): readonly ContainerSummary[];
  inspect(container: string): Promise<ContainerDetail>;
  start(container: string): Promise<void>;
  stop(container: string, graceSeconds?: number): Promise<void>;
  restart(container: string, graceSeconds?: number): Promise<void>;
  pause(container: string): Promise<void>;
  unpause(container: string): Promise<void>;
  kill(container: string, signal?: string): Promise<void>;
  rename(container: string, name: string): Promise<void>;
  remove(container: string, options: { readonly force: boolean; readonly volumes: boolean }): Promise<void>;
  /** Chooses a free name and free host ports where the spec has none. */
  create(spec: ContainerSpec): Promise<Made>;
  /** `start` for a container made by `create` of this spec: ports that Berth chose itself are changed when they turn out to be taken. */
  startMade(made: Made, spec: ContainerSpec): Promise<Made>;
  moveToPort(container: string, from: number, to: number, protocol: Protocol): Promise<Made>;
  logs(container: string, request: LogRequest, signal: AbortSignal): AsyncGenerator<LogEvent, void, undefined>;
}

export interface Images {
  list(): readonly ImageSummary[];
  inspect(image: string): Promise<ImageDetail>;
  /** Pulls until done; throws the typed failure otherwise. `onProgress` is called at most ten times a second. */
  pull(reference: string, onProgress: (progress: PullProgress) => void, signal: AbortSignal): Promise<void>;
  /** The engine's own search of Docker Hub (`GET /images/search`), the last resort. */
  search(term: string, limit: number): Promise<readonly HubRepository[]>;
}

/** The engine that one way in (the window with its tray, one browser session) looks at. */
export interface EngineSelection {
  current(): Engine;
  list(): Promise<readonly EngineTarget[]>;
  /** Leaves the present engine (it goes on for the jobs that hold it) and opens the chosen one; remembers the choice. */
  select(choice: { readonly id: string } | { readonly address: string }): Promise<EngineStatus>;
  /** The feed of the current engine; after `select` it goes on with the new one's status and snapshot. */
  watch(signal: AbortSignal): AsyncGenerator<EngineUpdate, void, undefined>;
  close(): Promise<void>;
}
