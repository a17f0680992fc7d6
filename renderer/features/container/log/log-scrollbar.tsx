import { useMemo } from "react";
import type { LogSnapshot } from "../../../logs/log-snapshot.ts";
import { Scrollbar } from "../../../ui/terminal/scrollbar.tsx";
import type { OpenLogView } from "./use-log.ts";
import type { ViewportState } from "./viewport-state.ts";

/** Parts of the track that may carry a tick. */
const BUCKETS = 300;

export interface LogScrollbarProps {
  readonly view: OpenLogView;
  readonly snapshot: LogSnapshot;
  readonly thumb: ViewportState["thumb"];
}

/** The scrollbar over all lines, with a tick where the search has found something. */
export function LogScrollbar({ view: { log, viewport }, snapshot, thumb }: LogScrollbarProps) {
  const { version, search } = snapshot;
  // The rows move with every line that comes, so this counts anew with each version, and not when scrolled.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for what the store holds.
  const ticks = useMemo(
    () => (search.total === 0 ? [] : log.search.ticks(BUCKETS).map((at) => at / BUCKETS)),
    [log, version, search.total],
  );
  return <Scrollbar at={thumb.at} size={thumb.size} ticks={ticks} onScroll={(share) => viewport.toShare(share)} />;
}
