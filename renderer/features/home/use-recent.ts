import { useEffect, useState } from "react";
import type { RecentImage } from "../../../contract/model/image.ts";
import { client } from "../../client.ts";
import { useEngine } from "../../stores/use-engine.ts";
import { useJobs } from "../../stores/use-jobs.ts";

/** The images that containers were last launched from, newest first. Asked again when a launch has made a container. */
export function useRecent(): readonly RecentImage[] {
  const [recent, setRecent] = useState<readonly RecentImage[]>([]);
  const launched = useJobs(({ byId, order }) => order.filter((id) => byId[id]?.container != null).length);
  const transport = useEngine((state) => state.transport);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew when a launch ended, or when Berth answers again
  useEffect(() => {
    const abort = new AbortController();
    client.images.recent(undefined, { signal: abort.signal }).then(
      (images) => !abort.signal.aborted && setRecent(images),
      // Without them the page shows everything else; the frame tells of a lost connection.
      (error: unknown) => !abort.signal.aborted && console.error("The recent images could not be read.", error),
    );
    return () => abort.abort();
  }, [launched, transport]);
  return recent;
}
