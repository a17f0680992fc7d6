import { useCallback, useEffect, useState } from "react";
import type { EngineCheck } from "../../../contract/model/engine.ts";
import type { ErrorValue } from "../../../contract/model/error-value.ts";
import { client } from "../../client.ts";
import { reportProblem } from "../../stores/report.ts";

/** What was looked at to find the engine; `null` until it is known. Asked anew when the cause changes, and by `again`. */
export function useChecks(problem: ErrorValue): {
  readonly checks: readonly EngineCheck[] | null;
  readonly again: () => void;
} {
  const [checks, setChecks] = useState<readonly EngineCheck[] | null>(null);
  const [round, setRound] = useState(0);
  const cause = `${problem.code} ${problem.message}`;

  // biome-ignore lint/correctness/useExhaustiveDependencies: another cause or another round is what asks anew
  useEffect(() => {
    let shown = true;
    client.engine.checks().then(
      (list) => shown && setChecks(list),
      (error: unknown) => shown && reportProblem(error, "What was looked at is not known."),
    );
    return () => {
      shown = false;
    };
  }, [cause, round]);

  const again = useCallback(() => setRound((before) => before + 1), []);
  return { checks, again };
}
