import { useEffect, useState } from "react";
import type { EngineTarget } from "../../../contract/model/engine.ts";
import { client } from "../../client.ts";
import { reportProblem } from "../../stores/report.ts";

/** All engines to choose from; `null` until they are known. Asked each time it is mounted: Docker contexts come and go. */
export function useEngines(): readonly EngineTarget[] | null {
  const [engines, setEngines] = useState<readonly EngineTarget[] | null>(null);
  useEffect(() => {
    let shown = true;
    client.engine.list().then(
      (list) => shown && setEngines(list),
      (error: unknown) => {
        if (!shown) return;
        setEngines([]);
        reportProblem(error, "The engines could not be listed.");
      },
    );
    return () => {
      shown = false;
    };
  }, []);
  return engines;
}
