/** The engine that this connection looks at. Calls carry no engine: it belongs to the connection. */
import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { procedure } from "./base.ts";
import { EngineCheck, EngineStatus, EngineTarget, EngineUpdate } from "./model/engine.ts";

export const engine = {
  status: procedure.route({ method: "GET", path: "/engine" }).output(EngineStatus),
  /** Engines to choose from: this computer's, the Docker contexts, addresses added by hand, the demo. */
  list: procedure.route({ method: "GET", path: "/engines" }).output(z.array(EngineTarget)),
  /**
   * Chooses an engine of the list, or one by its address (which is then kept in the list). The choice is remembered.
   * Returns at once; watch for the outcome. Errors: NO_SUCH_ENGINE, ENGINE_ADDRESS_INVALID, ENGINE_ADDRESS_UNSUPPORTED, DEMO_UNAVAILABLE.
   */
  select: procedure
    .route({ method: "POST", path: "/engine/select" })
    .input(z.union([z.object({ id: z.string().min(1) }), z.object({ address: z.string().trim().min(1) })]))
    .output(EngineStatus),
  /** Tries again now. Returns the outcome of that one try. */
  retry: procedure.route({ method: "POST", path: "/engine/retry" }).output(EngineStatus),
  /** What was looked at to find the engine, in order; the first failure is the cause. */
  checks: procedure.route({ method: "GET", path: "/engine/checks" }).output(z.array(EngineCheck)),
  /** The live feed; see EngineUpdate. After `select` it goes on with the newly chosen engine. */
  watch: procedure.route({ method: "GET", path: "/engine/watch" }).output(eventIterator(EngineUpdate)),
};
