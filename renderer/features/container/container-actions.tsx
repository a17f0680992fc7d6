import { Ellipsis, ExternalLink, Play, RotateCw } from "lucide-react";
import type { ContainerSummary } from "../../../contract/model/container.ts";
import { useBusy } from "../../stores/busy.ts";
import { openLink } from "../../stores/use-app.ts";
import { useEngine, useStale } from "../../stores/use-engine.ts";
import { Button } from "../../ui/button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Menu } from "../../ui/menu.tsx";
import { StopIcon } from "../../ui/stop-icon.tsx";
import { restartContainer, startContainer, stopContainer, unpauseContainer } from "../containers/actions.ts";
import { portLinks } from "../containers/ports.ts";
import { isUp } from "../containers/status-words.ts";
import styles from "./container-header.module.css";
import { containerMenu } from "./container-menu.tsx";

/** The buttons of a container's page. */
export function ContainerActions({ container }: { readonly container: ContainerSummary }) {
  const { id } = container;
  const busy = useBusy(id);
  const stale = useStale();
  const target = useEngine((state) => state.status?.target ?? null);
  const link = portLinks(container.ports, target).find((one) => one.url !== null);
  const up = isUp(container);
  const off = stale ? "The engine is out of reach" : null;
  return (
    <div className={styles.actions}>
      {container.state === "paused" && (
        <Button
          size="lg"
          variant="primary"
          icon={<Play />}
          busy={busy === "Resuming"}
          disabledReason={off}
          onClick={() => void unpauseContainer(id)}
        >
          Resume
        </Button>
      )}
      {up ? (
        <Button
          size="lg"
          icon={<StopIcon />}
          busy={busy === "Stopping"}
          disabledReason={off}
          onClick={() => void stopContainer(id)}
        >
          Stop
        </Button>
      ) : (
        <Button
          size="lg"
          variant="primary"
          icon={<Play />}
          busy={busy === "Starting"}
          disabledReason={off}
          onClick={() => void startContainer(id)}
        >
          Start
        </Button>
      )}
      {up && (
        <Button
          size="lg"
          icon={<RotateCw />}
          busy={busy === "Restarting"}
          disabledReason={off}
          onClick={() => void restartContainer(id)}
        >
          Restart
        </Button>
      )}
      {up && link?.url && (
        <Button
          size="lg"
          variant={container.state === "paused" ? "default" : "primary"}
          icon={<ExternalLink />}
          onClick={() => void openLink(link.url ?? "")}
        >
          Open {new URL(link.url).host}
        </Button>
      )}
      <Menu
        align="end"
        trigger={<IconButton label="More actions" icon={<Ellipsis />} className={styles.more ?? ""} />}
        items={() => containerMenu(container, off)}
      />
    </div>
  );
}
