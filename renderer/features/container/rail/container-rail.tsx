import type { ContainerDetail, ContainerSummary } from "../../../../contract/model/container.ts";
import { FactsCard } from "./facts-card.tsx";
import { MountsCard } from "./mounts-card.tsx";
import { PortsCard } from "./ports-card.tsx";

export interface ContainerRailProps {
  readonly container: ContainerSummary;
  /** `null` until it was read. */
  readonly detail: ContainerDetail | null;
}

/** What stands beside the log: ports, folders, facts. */
export function ContainerRail({ container, detail }: ContainerRailProps) {
  return (
    <>
      <PortsCard container={container} />
      <MountsCard mounts={detail?.mounts ?? null} />
      <FactsCard container={container} detail={detail} />
    </>
  );
}
