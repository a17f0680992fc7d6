import { useEffect, useState } from "react";
import { onContainersChange, useContainers } from "../../stores/use-containers.ts";
import type { LiveState } from "./launch-problems.ts";
import { publishedPorts } from "./port-checks.ts";

/** Names and ports are gathered from all containers, so a storm of events is waited out: a person does not see a tenth of a second. */
const PAUSE_MS = 100;

function look(): LiveState {
  const { byId } = useContainers.getState();
  const names = new Set<string>();
  for (const container of byId.values()) names.add(container.name);
  return { names, taken: publishedPorts(byId.values()) };
}

/** The names and host ports in use on the engine, as they change while `watching`. */
export function useLiveState(watching: boolean): LiveState {
  const [live, setLive] = useState(look);
  useEffect(() => {
    if (!watching) return;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const stop = onContainersChange(() => {
      timer ??= setTimeout(() => {
        timer = null;
        setLive(look());
      }, PAUSE_MS);
    });
    return () => {
      stop();
      if (timer !== null) clearTimeout(timer);
    };
  }, [watching]);
  return live;
}
