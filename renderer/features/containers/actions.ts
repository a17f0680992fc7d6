/**
 * What can be done to containers, from the table and from a container's page: the row is marked busy, the call is made, and a
 * failure is told with its one-click fix. Nothing here changes the state: the engine's event does.
 */
import type { ErrorValue, Fix } from "../../../contract/model/error-value.ts";
import { client } from "../../client.ts";
import { currentRoute, navigate } from "../../router.ts";
import { type BusyWord, whileBusy } from "../../stores/busy.ts";
import { problemOf, showProblem } from "../../stores/report.ts";
import { findContainer, useContainers } from "../../stores/use-containers.ts";
import { countOf } from "../../ui/format.ts";
import { toast } from "../../ui/toasts.tsx";
import { removeContainers } from "./container-dialogs-store.ts";
import { sideBySide } from "./side-by-side.ts";

export { removeContainers, renameContainer } from "./container-dialogs-store.ts";

interface Deed {
  readonly word: BusyWord;
  /** "started": for "web could not be started." */
  readonly participle: string;
  readonly call: (container: string) => Promise<unknown>;
}

const deeds = {
  start: { word: "Starting", participle: "started", call: (container) => client.containers.start({ container }) },
  stop: { word: "Stopping", participle: "stopped", call: (container) => client.containers.stop({ container }) },
  restart: {
    word: "Restarting",
    participle: "restarted",
    call: (container) => client.containers.restart({ container }),
  },
  pause: { word: "Pausing", participle: "paused", call: (container) => client.containers.pause({ container }) },
  unpause: { word: "Resuming", participle: "resumed", call: (container) => client.containers.unpause({ container }) },
  kill: { word: "Killing", participle: "killed", call: (container) => client.containers.kill({ container }) },
} satisfies Record<string, Deed>;

export type DeedName = keyof typeof deeds;

export const startContainer = (id: string) => act("start", [id]);
export const stopContainer = (id: string) => act("stop", [id]);
export const restartContainer = (id: string) => act("restart", [id]);
export const pauseContainer = (id: string) => act("pause", [id]);
export const unpauseContainer = (id: string) => act("unpause", [id]);
export const killContainer = (id: string) => act("kill", [id]);

/** Does one thing to one or many containers, by full id. Resolves when all calls have ended; failures are told, not thrown. */
export function act(name: DeedName, ids: readonly string[]): Promise<void> {
  return perform(deeds[name], ids, () => void act(name, ids));
}

/** Removes without asking: the dialog has asked. Running ones only with `force`. */
export function removeNow(ids: readonly string[], options: { readonly volumes: boolean }): Promise<void> {
  const call = (container: string) => client.containers.remove({ container, force: true, volumes: options.volumes });
  return perform({ word: "Removing", participle: "removed", call }, ids, () => void removeNow(ids, options));
}

/** Renames. Answers with what is wrong, for the field, or `null`. */
export async function renameNow(id: string, name: string): Promise<ErrorValue | null> {
  let problem: ErrorValue | null = null;
  await whileBusy(id, "Renaming", async () => {
    try {
      await client.containers.rename({ container: id, name });
    } catch (error) {
      problem = problemOf(error, `${nameOf(id)} could not be renamed.`);
    }
  });
  return problem;
}

async function perform({ word, participle, call }: Deed, ids: readonly string[], retry: () => void): Promise<void> {
  const problems: ErrorValue[] = [];
  await sideBySide(ids, (id) =>
    whileBusy(id, word, async () => {
      // The name is asked before the call: a container that is gone has none.
      const happened = `${nameOf(id)} could not be ${participle}.`;
      try {
        await call(id);
      } catch (error) {
        problems.push(problemOf(error, happened));
      }
    }),
  );
  const [first] = problems;
  if (first === undefined) return;
  if (ids.length === 1) {
    showProblem(first, (fix) => void applyFix(fix, retry));
    return;
  }
  toast({
    title: `${problems.length} of ${countOf(ids.length, "container")} could not be ${participle}.`,
    body: [...new Set(problems.map((problem) => `${problem.message} ${problem.data.why}`.trim()))]
      .slice(0, 3)
      .join("\n"),
    tone: "danger",
  });
}

/**
 * Does what an error's button says. `retry` is what failed, done again. Answers `false` for what only the form that
 * failed can do: another name, or another port of a container that is not made yet.
 */
export async function applyFix(fix: Fix, retry?: () => void): Promise<boolean> {
  switch (fix.kind) {
    case "use-port":
      if (fix.container === null) return false;
      await moveToPort(fix.container, fix.from, fix.to);
      return true;
    case "stop-holder":
      await act("stop", [idOf(fix.holder)]);
      await act("start", [idOf(fix.container)]);
      return true;
    case "use-name":
      return false;
    case "show-container":
      navigate({ page: "container", id: idOf(fix.container), tab: "logs" });
      return true;
    case "remove-running":
      removeContainers([idOf(fix.container)]);
      return true;
    case "unpause":
      await act("unpause", [idOf(fix.container)]);
      return true;
    case "pull":
      await tell(`${fix.reference} could not be pulled.`, () =>
        client.jobs.start({ kind: "pull", reference: fix.reference }),
      );
      return true;
    case "retry":
      if (retry !== undefined) retry();
      else await tell("The engine could not be reached.", () => client.engine.retry());
      return true;
    case "use-demo":
      await tell("The demo engine could not be started.", () => client.engine.select({ id: "demo" }));
      return true;
    default:
      return fix satisfies never;
  }
}

/** The container is made anew on another port, so it gets another id: a page that shows the old one follows. */
async function moveToPort(container: string, from: number, to: number): Promise<void> {
  const id = idOf(container);
  await whileBusy(id, "Starting", () =>
    tell(`${nameOf(id)} could not be started.`, async () => {
      const made = await client.containers.moveToPort({ container, from, to });
      const route = currentRoute();
      if (route?.page === "container" && (route.id === id || route.id === container)) {
        navigate({ ...route, id: made.id }, { replace: true });
      }
    }),
  );
}

async function tell(happened: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    showProblem(problemOf(error, happened), (fix) => void applyFix(fix, () => void tell(happened, work)));
  }
}

/** Fixes may name a container; marks and routes go by the full id. */
function idOf(nameOrId: string): string {
  return findContainer(nameOrId)?.id ?? nameOrId;
}

function nameOf(id: string): string {
  return useContainers.getState().byId.get(id)?.name ?? id.slice(0, 12);
}
