import { type ReactNode, useLayoutEffect } from "react";
import { useSettings } from "../../stores/use-settings.ts";
import { JobDock } from "../jobs/job-dock.tsx";
import { ConnectionBanner } from "./connection-banner.tsx";
import styles from "./frame.module.css";
import { Sidebar } from "./sidebar.tsx";
import { paintSidebarWidth, SIDEBAR } from "./sidebar-edge.tsx";
import { TopBar } from "./top-bar.tsx";

/** What stands around every page. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const width = useSettings((state) => state.settings?.sidebarWidth ?? SIDEBAR.usual);
  useLayoutEffect(() => paintSidebarWidth(width), [width]);
  return (
    <div className={styles.frame}>
      <Sidebar />
      <div className={styles.main}>
        <TopBar />
        <ConnectionBanner />
        <main className={styles.page}>{children}</main>
        <JobDock />
      </div>
    </div>
  );
}
