import { ArrowLeft, PanelRight, PanelRightClose } from "lucide-react";
import { useEffect, useState } from "react";
import type { ContainerSummary } from "../../../contract/model/container.ts";
import { useKeys } from "../../keys.ts";
import { type ContainerTab, navigate } from "../../router.ts";
import { useContainer, useContainers, useLastContainer } from "../../stores/use-containers.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { focusRow } from "../containers/table-store.ts";
import { ContainerHeader } from "./container-header.tsx";
import styles from "./container-page.module.css";
import { InspectTab } from "./inspect/inspect-tab.tsx";
import { LogPanel } from "./log/log-panel.tsx";
import { ContainerRail } from "./rail/container-rail.tsx";
import { RemovedBanner } from "./removed-banner.tsx";
import { StartFailure } from "./start-failure.tsx";
import { useContainerKeys } from "./use-container-keys.ts";
import { type DetailState, useDetail } from "./use-detail.ts";

export interface ContainerPageProps {
  /** Full id. */
  readonly id: string;
  readonly tab: ContainerTab;
}

const leave = () => navigate({ page: "containers" });

/** Everything about one container. A container that goes while it is shown says so, and what was read stays. */
export function ContainerPage({ id, tab }: ContainerPageProps) {
  const present = useContainer(id);
  const loaded = useContainers((state) => state.loaded);
  const container = useLastContainer(id);
  useKeys({ Escape: leave }, { when: container === undefined });
  if (container === undefined) return loaded ? <Unknown id={id} /> : <Loading />;
  return <Known key={id} container={container} removed={present === undefined && loaded} tab={tab} />;
}

const TABS = [
  { value: "logs", label: "Logs" },
  { value: "inspect", label: "Inspect" },
] as const;

interface KnownProps {
  readonly container: ContainerSummary;
  readonly removed: boolean;
  readonly tab: ContainerTab;
}

function Known({ container, removed, tab }: KnownProps) {
  const detail = useDetail(container, removed);
  // Folded on a narrow window: there the button shows and hides it.
  const [details, setDetails] = useState(false);
  const show = (next: ContainerTab) => navigate({ page: "container", id: container.id, tab: next }, { replace: true });
  useContainerKeys(container, removed, show);
  // The list that one goes up to has the focus here.
  useEffect(() => focusRow(container.id), [container.id]);
  const goUp = () => (details ? setDetails(false) : leave());
  useKeys({ Escape: goUp });
  return (
    <div className={styles.page}>
      {removed && <RemovedBanner name={container.name} />}
      <ContainerHeader container={container} detail={detail} removed={removed} />
      <Tabs
        label="Container"
        tabs={TABS}
        value={tab}
        onChange={show}
        listClassName={styles.tabs}
        panelClassName={styles.panel}
        aside={
          <Button
            size="sm"
            className={styles.detailsButton ?? ""}
            aria-pressed={details}
            icon={details ? <PanelRightClose /> : <PanelRight />}
            onClick={() => setDetails(!details)}
          >
            Details
          </Button>
        }
      >
        <div className={styles.body} data-details={details || undefined}>
          <div className={styles.main}>
            {!removed && <StartFailure container={container} detail={detail} />}
            {tab === "logs" ? <LogPanel container={container} /> : <InspectTab detail={detail} removed={removed} />}
          </div>
          <Rail container={container} detail={detail} />
        </div>
      </Tabs>
    </div>
  );
}

function Rail({ container, detail }: { readonly container: ContainerSummary; readonly detail: DetailState }) {
  return (
    <aside className={styles.rail} aria-label="Details">
      <ContainerRail container={container} detail={detail.detail} />
    </aside>
  );
}

function Unknown({ id }: { readonly id: string }) {
  return (
    <div className={styles.centre}>
      <EmptyState
        title={<h1 className={styles.gone}>There is no container {id.slice(0, 12)} here</h1>}
        actions={<Back />}
      >
        It was removed, or it is on another engine.
      </EmptyState>
    </div>
  );
}

function Back() {
  return (
    <Button icon={<ArrowLeft />} onClick={leave}>
      All containers
    </Button>
  );
}

function Loading() {
  return (
    <div className={styles.loading}>
      <Skeleton label="Loading the container" rowHeight={44} />
    </div>
  );
}
