import { Box, Keyboard, Plus } from "lucide-react";
import { useKeys } from "../../keys.ts";
import { navigate, useRoute } from "../../router.ts";
import { useContainers } from "../../stores/use-containers.ts";
import { classNames } from "../../ui/class-names.ts";
import { formatCount } from "../../ui/format.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { Kbd } from "../../ui/kbd.tsx";
import { JobIndicator } from "../jobs/job-indicator.tsx";
import { openKeysDialog } from "../keys/keys-dialog-store.ts";
import { EngineCard } from "./engine-card.tsx";
import { Logo } from "./logo.tsx";
import styles from "./sidebar.module.css";
import { SidebarEdge } from "./sidebar-edge.tsx";
import { ThemeMenu } from "./theme-menu.tsx";
import { CONTROLS_LEFT } from "./window-space.ts";

/** Engine, New container, sections, footer. An icon strip below 1000 px. */
export function Sidebar() {
  const route = useRoute();
  const count = useContainers((state) => (state.loaded ? state.ids.length : null));
  const showHome = () => navigate({ page: "home" });
  const showContainers = () => navigate({ page: "containers" });
  useKeys({ "mod+n": showHome, "mod+1": showContainers });
  const atHome = route?.page === "home";
  const atContainers = route?.page === "containers" || route?.page === "container";
  return (
    <aside className={styles.sidebar} aria-label="Sidebar">
      <div className={styles.bar}>
        {CONTROLS_LEFT === 0 && (
          <span className={styles.brand}>
            <Logo />
            <span className={classNames(styles.word, "visually-hidden-in-strip")}>Berth</span>
          </span>
        )}
      </div>
      <EngineCard />
      <button
        type="button"
        className={classNames(styles.create, atHome && styles.active)}
        aria-current={atHome ? "page" : undefined}
        title="New container"
        onClick={showHome}
      >
        <Plus size={16} aria-hidden="true" />
        <span className={classNames(styles.word, "visually-hidden-in-strip")}>New container</span>
        <Kbd keys="mod+n" className={styles.keys} />
      </button>
      <nav className={styles.nav} aria-label="Sections">
        <button
          type="button"
          className={classNames(styles.section, atContainers && styles.active)}
          aria-current={atContainers ? "page" : undefined}
          title="Containers"
          onClick={showContainers}
        >
          <Box size={16} aria-hidden="true" />
          <span className={classNames(styles.word, "visually-hidden-in-strip")}>Containers</span>{" "}
          {count !== null && (
            <span className={classNames(styles.count, "visually-hidden-in-strip")}>{formatCount(count)}</span>
          )}
        </button>
      </nav>
      <div className={styles.gap} />
      <div className={styles.foot}>
        <ThemeMenu />
        <span className={styles.gap} />
        <IconButton label="All keys" shortcut="?" icon={<Keyboard />} onClick={openKeysDialog} />
        <JobIndicator />
      </div>
      <SidebarEdge />
    </aside>
  );
}
