/** Containers: see, start, stop, make, remove, read. A container is named by its name or its id. */
import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { procedure } from "./base.ts";
import {
  ContainerDetail,
  ContainerName,
  ContainerRef,
  ContainerSummary,
  PortNumber,
  Protocol,
} from "./model/container.ts";
import { LogEvent, LogRequest } from "./model/log.ts";
import { ContainerSpec } from "./model/spec.ts";

const One = z.object({ container: ContainerRef });
const Made = z.object({ id: z.string(), name: z.string() });
/** Seconds that the container gets to end by itself before it is killed; the container's own setting when absent. */
const Grace = z.int().min(0).max(3600).optional();

export const containers = {
  /** All containers, stopped ones too, from the live state. */
  list: procedure.route({ method: "GET", path: "/containers" }).output(z.array(ContainerSummary)),
  /** Errors: NO_SUCH_CONTAINER. */
  inspect: procedure.route({ method: "GET", path: "/containers/{container}" }).input(One).output(ContainerDetail),
  /** Errors: ALREADY_RUNNING, PORT_TAKEN, COMMAND_NOT_FOUND, MOUNT_REFUSED, NO_SUCH_CONTAINER. */
  start: procedure.route({ method: "POST", path: "/containers/{container}/start" }).input(One),
  /** Errors: ALREADY_STOPPED, NO_SUCH_CONTAINER. */
  stop: procedure
    .route({ method: "POST", path: "/containers/{container}/stop" })
    .input(One.extend({ graceSeconds: Grace })),
  restart: procedure
    .route({ method: "POST", path: "/containers/{container}/restart" })
    .input(One.extend({ graceSeconds: Grace })),
  /** Errors: ALREADY_STOPPED, CONTAINER_PAUSED. */
  pause: procedure.route({ method: "POST", path: "/containers/{container}/pause" }).input(One),
  /** Errors: NOT_PAUSED. */
  unpause: procedure.route({ method: "POST", path: "/containers/{container}/unpause" }).input(One),
  /** Sends a signal, KILL by default. Errors: ALREADY_STOPPED. */
  kill: procedure.route({ method: "POST", path: "/containers/{container}/kill" }).input(
    One.extend({
      signal: z
        .string()
        .regex(/^(SIG)?[A-Z0-9+-]+$/)
        .optional(),
    }),
  ),
  /** Errors: NAME_IN_USE. */
  rename: procedure
    .route({ method: "POST", path: "/containers/{container}/rename" })
    .input(One.extend({ name: ContainerName })),
  /** `force` removes it while it runs; `volumes` takes its anonymous volumes too. Errors: CONTAINER_RUNNING. */
  remove: procedure
    .route({ method: "DELETE", path: "/containers/{container}" })
    .input(One.extend({ force: z.boolean().default(false), volumes: z.boolean().default(false) })),
  /** Makes a container and does not start it. Errors: NO_SUCH_IMAGE, NAME_IN_USE. */
  create: procedure.route({ method: "POST", path: "/containers" }).input(ContainerSpec).output(Made),
  /**
   * Makes a container of an image that is on the engine, and starts it. Ports without a host port get a free one.
   * When the start fails the container is kept. Errors: those of create and start. To pull a missing image first, start a `launch` job.
   */
  run: procedure.route({ method: "POST", path: "/containers/run" }).input(ContainerSpec).output(Made),
  /**
   * The fix for PORT_TAKEN: makes a container that never ran anew, published on another host port, and starts it.
   * Nothing is lost, for nothing was written. Errors: ALREADY_RUNNING when it did run.
   */
  moveToPort: procedure
    .route({ method: "POST", path: "/containers/{container}/move-to-port" })
    .input(One.extend({ from: PortNumber, to: PortNumber, protocol: Protocol.default("tcp") }))
    .output(Made),
  /** Reads a container's output in batches; see LogEvent. Ends with the watch. */
  logs: procedure
    .route({ method: "GET", path: "/containers/{container}/logs" })
    .input(LogRequest.extend(One.shape))
    .output(eventIterator(LogEvent)),
};
