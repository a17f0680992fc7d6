/** What the router's handlers work with. One context a connection; made in main/app.ts. */
import type { AppInfo, AppRequest } from "../../contract/app.ts";
import type { HubSearchResult, HubTagPage } from "../../contract/model/hub.ts";
import type { RecentImage } from "../../contract/model/image.ts";
import type { Job, JobRequest, JobUpdate } from "../../contract/model/job.ts";
import type { Settings, SettingsPatch } from "../../contract/model/settings.ts";
import type { Engine, EngineSelection } from "../docker/engine.ts";

export interface Context {
  readonly engines: EngineSelection;
  readonly jobs: Jobs;
  readonly hub: Hub;
  readonly settings: SettingsStore;
  readonly recentImages: RecentImages;
  readonly shell: Shell;
}

/** Long work (main/jobs). */
export interface Jobs {
  /** Runs on the engine that is current now, also when another is chosen later. */
  start(request: JobRequest, engine: Engine): Job;
  list(): readonly Job[];
  watch(signal: AbortSignal): AsyncGenerator<JobUpdate, void, undefined>;
  cancel(id: string): Job;
  /** Cancels every job, and any that is started after this. Resolves when all have ended. */
  close(): Promise<void>;
}

/** Docker Hub (main/hub). `engine` is its last resort for searching, and gives the platform. */
export interface Hub {
  search(query: string, from: number, engine: Engine): Promise<HubSearchResult>;
  tags(repository: string, filter: string, page: number, engine: Engine): Promise<HubTagPage>;
}

export interface SettingsStore {
  get(): Settings;
  set(patch: SettingsPatch): Settings;
  /** The choice of engine is changed by selecting one, not by a patch. */
  setEngine(id: string, addresses: readonly string[]): void;
}

export interface RecentImages {
  list(): readonly RecentImage[];
  add(reference: string): void;
}

/** What depends on where Berth runs: a window of its own, or a server for a browser. */
export interface Shell {
  info(): AppInfo;
  openLink(url: string): Promise<void>;
  requests(signal: AbortSignal): AsyncGenerator<AppRequest, void, undefined>;
}
