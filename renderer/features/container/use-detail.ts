import { useEffect, useState } from "react";
import type { ContainerDetail, ContainerSummary } from "../../../contract/model/container.ts";
import type { ErrorValue } from "../../../contract/model/error-value.ts";
import { client, errorOf } from "../../client.ts";
import { problemOf } from "../../stores/report.ts";

export interface DetailState {
  /** The last that was read; stays while newer is fetched, and when the container is gone. */
  readonly detail: ContainerDetail | null;
  readonly problem: ErrorValue | null;
}

/** The full view of a container, read anew whenever the live state says that it changed. */
export function useDetail(container: ContainerSummary, removed: boolean): DetailState {
  const [state, setState] = useState<DetailState>({ detail: null, problem: null });
  useEffect(() => {
    if (removed) return;
    const controller = new AbortController();
    const { signal } = controller;
    client.containers
      .inspect({ container: container.id }, { signal })
      .then((detail) => {
        if (!signal.aborted) setState({ detail, problem: null });
      })
      .catch((error: unknown) => {
        // It went between the event and the question: the live state says so in a moment.
        if (signal.aborted || errorOf(error)?.code === "NO_SUCH_CONTAINER") return;
        const problem = problemOf(error, `${container.name} could not be inspected.`);
        setState((before) => ({ ...before, problem }));
      });
    return () => controller.abort();
  }, [container, removed]);
  return state;
}
