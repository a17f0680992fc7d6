import type { ContainerSummary } from "../../../contract/model/container.ts";
import { useKeys } from "../../keys.ts";
import type { ContainerTab } from "../../router.ts";
import { openLink } from "../../stores/use-app.ts";
import { useEngine } from "../../stores/use-engine.ts";
import { removeContainers, restartContainer, startContainer, stopContainer } from "../containers/actions.ts";
import { portLinks } from "../containers/ports.ts";
import { isUp } from "../containers/status-words.ts";

/** The keys of a container's page. */
export function useContainerKeys(
  container: ContainerSummary,
  removed: boolean,
  show: (tab: ContainerTab) => void,
): void {
  const remove = () => removeContainers([container.id]);
  useKeys({ "1": () => show("logs"), "2": () => show("inspect"), l: () => show("logs") });
  useKeys(
    {
      s: () => void (isUp(container) ? stopContainer(container.id) : startContainer(container.id)),
      r: () => void restartContainer(container.id),
      o: () => {
        const url = portLinks(container.ports, useEngine.getState().status?.target ?? null).find(
          (link) => link.url !== null,
        )?.url;
        if (url) void openLink(url);
      },
      Delete: remove,
      Backspace: remove,
    },
    { when: !removed },
  );
}
