/** Everything that one demo engine consists of. */
import { type ApiMinor, NEWEST_API } from "./api-version.ts";
import { type Clock, createClock } from "./clock.ts";
import { type Containers, createContainers } from "./containers.ts";
import { createEventBus, type EventBus } from "./event-bus.ts";
import { createFaults, type Faults } from "./faults.ts";
import { createImages, type Images } from "./images.ts";
import { createSchedule, type Schedule } from "./schedule.ts";

export interface World {
  readonly seed: number;
  readonly clock: Clock;
  readonly schedule: Schedule;
  readonly events: EventBus;
  readonly containers: Containers;
  readonly images: Images;
  readonly faults: Faults;
  /** Seconds that a pull of an image of usual size takes. */
  readonly pullSeconds: number;
  /** The API that it speaks at most; changed by the fault control. */
  api: ApiMinor;
  /** Counts what was made at run time, so that ids differ. */
  made: number;
}

export interface WorldOptions {
  readonly seed?: number;
  readonly api?: ApiMinor;
  readonly faults?: readonly string[];
  readonly pullSeconds?: number;
}

/** A world without containers and images; `populate` (seed/populate.ts) brings them. */
export function createWorld(options: WorldOptions = {}): World {
  const clock = createClock();
  return {
    seed: options.seed ?? 7,
    clock,
    schedule: createSchedule(),
    events: createEventBus(clock),
    containers: createContainers(),
    images: createImages(),
    faults: createFaults(options.faults),
    pullSeconds: options.pullSeconds ?? 4,
    api: options.api ?? NEWEST_API,
    made: 0,
  };
}
