import { ChevronLeft, ChevronRight } from "lucide-react";
import { useKeys } from "../../keys.ts";
import { goBack, goForward, navigate, type Route, useHistory, useRoute } from "../../router.ts";
import { useLastContainer } from "../../stores/use-containers.ts";
import { useEngine } from "../../stores/use-engine.ts";
import { Badge } from "../../ui/badge.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { engineColour } from "./engine-look.ts";
import styles from "./top-bar.module.css";
import { CONTROLS_RIGHT } from "./window-space.ts";

/** The window's title bar: back, forward, where one is. An engine other than this computer's paints a line below it. */
export function TopBar() {
  const route = useRoute();
  const { canGoBack, canGoForward } = useHistory();
  const target = useEngine((state) => state.status?.target ?? null);
  useKeys({ "mod+[": goBack, "mod+]": goForward, "alt+ArrowLeft": goBack, "alt+ArrowRight": goForward });
  return (
    <header className={styles.bar} style={{ paddingRight: CONTROLS_RIGHT + 16 }}>
      <IconButton
        label="Back"
        shortcut="mod+["
        icon={<ChevronLeft />}
        onClick={goBack}
        disabledReason={canGoBack ? null : "Nothing to go back to"}
      />
      <IconButton
        label="Forward"
        shortcut="mod+]"
        icon={<ChevronRight />}
        onClick={goForward}
        disabledReason={canGoForward ? null : "Nothing to go forward to"}
      />
      <Crumbs route={route} />
      {target?.kind === "demo" && <Badge tone="info">Demo</Badge>}
      {target !== null && target.kind !== "local" && (
        <span className={styles.line} style={{ background: engineColour(target) }} />
      )}
    </header>
  );
}

function Crumbs({ route }: { readonly route: Route | null }) {
  return (
    <nav className={styles.crumbs} aria-label="Where you are">
      {route?.page === "home" && <b>New container</b>}
      {(route === null || route.page === "containers") && <b>Containers</b>}
      {route?.page === "container" && (
        <>
          <button type="button" onClick={() => navigate({ page: "containers" })}>
            Containers
          </button>
          <ChevronRight size={14} aria-hidden="true" />
          <ContainerName id={route.id} />
        </>
      )}
    </nav>
  );
}

function ContainerName({ id }: { readonly id: string }) {
  const container = useLastContainer(id);
  return <b>{container?.name ?? id.slice(0, 12)}</b>;
}
