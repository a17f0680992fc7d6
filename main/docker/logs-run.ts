/** What a log reader has to know of a container: whether it runs, since when, and how its last run ended. */
import type Docker from "dockerode";
import { z } from "zod";
import { abortable } from "../async/abort.ts";
import { refusalOf } from "./cause.ts";
import type { EngineEvent, EventFeed } from "./events.ts";

export interface ContainerRun {
  readonly id: string;
  readonly tty: boolean;
  readonly running: boolean;
  /** The engine's text; the same as before when it is the same run. Empty when it never ran. */
  readonly startedAt: string;
  /** Milliseconds since the epoch, engine time; 0 when it never ran. */
  readonly started: number;
  readonly finished: number;
  readonly exitCode: number;
}

const Inspected = z.object({
  Id: z.string(),
  Config: z.object({ Tty: z.boolean().nullish() }),
  State: z.object({
    Running: z.boolean().nullish(),
    Restarting: z.boolean().nullish(),
    StartedAt: z.string().nullish(),
    FinishedAt: z.string().nullish(),
    ExitCode: z.number().nullish(),
  }),
});

const INSPECT_MILLISECONDS = 10_000;

/** `GET /containers/{id}/json`. `null` when there is no such container; throws dockerode's error otherwise. */
export async function inspectRun(docker: Docker, container: string, signal: AbortSignal): Promise<ContainerRun | null> {
  try {
    const limit = AbortSignal.timeout(INSPECT_MILLISECONDS);
    const asking = docker.getContainer(container).inspect({ abortSignal: limit } as object);
    // The limit twice: dockerode does not hear of it once the head of an answer has come.
    const answer = await abortable(abortable(asking, limit), signal);
    const { Id, Config, State } = Inspected.parse(answer);
    const started = timeOf(State.StartedAt);
    return {
      id: Id,
      tty: Config.Tty === true,
      // While it waits for its restart policy, the engine calls it running too.
      running: State.Running === true && State.Restarting !== true,
      startedAt: started === 0 ? "" : (State.StartedAt ?? ""),
      started,
      finished: timeOf(State.FinishedAt),
      exitCode: State.ExitCode ?? 0,
    };
  } catch (error) {
    if (refusalOf(error)?.status === 404) return null;
    throw error;
  }
}

/** The engine writes the year 1 for "never". */
function timeOf(text: string | null | undefined): number {
  const milliseconds = Date.parse(text ?? "");
  return Number.isNaN(milliseconds) || milliseconds < 0 ? 0 : milliseconds;
}

export interface RunWatch {
  /** How the run ended, from the first `die` event after `forget`. */
  lastDeath(): { readonly at: number; readonly exitCode: number | null } | null;
  /** Begins anew: earlier deaths are told. */
  forget(): void;
  removed(): boolean;
  close(): void;
}

/** Follows one container's events; `changed` is called for each that matters. */
export function watchRun(events: EventFeed, id: string, changed: () => void): RunWatch {
  let death: { at: number; exitCode: number | null } | null = null;
  let removed = false;
  const close = events.subscribe((event: EngineEvent) => {
    if (event.id !== id || event.type !== "container") return;
    switch (event.action) {
      case "die": {
        const code = event.attributes.exitCode;
        // The first one ends the run that is being read; a later one is of a run that was not read yet.
        death ??= { at: Number(event.timeNano.slice(0, -6)), exitCode: code === undefined ? null : Number(code) };
        break;
      }
      case "destroy":
        removed = true;
        break;
      case "start":
        break;
      default:
        return;
    }
    changed();
  });
  return {
    lastDeath: () => death,
    forget: () => {
      death = null;
    },
    removed: () => removed,
    close,
  };
}
