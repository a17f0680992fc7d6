/** Choosing an engine: told to main, which remembers it; the feed brings the outcome. */
import type { EngineStatus } from "../../../contract/model/engine.ts";
import type { ErrorValue } from "../../../contract/model/error-value.ts";
import { client } from "../../client.ts";
import { problemOf, reportProblem } from "../../stores/report.ts";
import { applyFix } from "../containers/actions.ts";

/** Chooses one of the list. */
export async function selectEngine(id: string): Promise<void> {
  try {
    await client.engine.select({ id });
  } catch (error) {
    reportProblem(error, "The engine could not be chosen.", (fix) => void applyFix(fix, () => void selectEngine(id)));
  }
}

/** Chooses one by its address. Answers with what is wrong with it, for the field, or `null`. */
export async function connectTo(address: string): Promise<ErrorValue | null> {
  try {
    await client.engine.select({ address });
    return null;
  } catch (error) {
    return problemOf(error, "The engine could not be chosen.");
  }
}

/** One try now. The feed shows what came of it too; `null` when the call itself failed, which is told. */
export async function retryEngine(): Promise<EngineStatus | null> {
  try {
    return await client.engine.retry();
  } catch (error) {
    reportProblem(error, "The engine could not be tried.");
    return null;
  }
}
