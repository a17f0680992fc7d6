import type { Containers } from "../docker/engine.ts";
import { os, signalOf } from "./base.ts";
import type { Context } from "./context.ts";

const of = (context: Context): Containers => context.engines.current().containers;

export const containers = {
  list: os.containers.list.handler(({ context }) => [...of(context).list()]),
  inspect: os.containers.inspect.handler(({ context, input }) => of(context).inspect(input.container)),
  start: os.containers.start.handler(({ context, input }) => of(context).start(input.container)),
  stop: os.containers.stop.handler(({ context, input }) => of(context).stop(input.container, input.graceSeconds)),
  restart: os.containers.restart.handler(({ context, input }) =>
    of(context).restart(input.container, input.graceSeconds),
  ),
  pause: os.containers.pause.handler(({ context, input }) => of(context).pause(input.container)),
  unpause: os.containers.unpause.handler(({ context, input }) => of(context).unpause(input.container)),
  kill: os.containers.kill.handler(({ context, input }) => of(context).kill(input.container, input.signal)),
  rename: os.containers.rename.handler(({ context, input }) => of(context).rename(input.container, input.name)),
  remove: os.containers.remove.handler(({ context, input }) => of(context).remove(input.container, input)),
  create: os.containers.create.handler(async ({ context, input }) => {
    const made = await of(context).create(input);
    context.recentImages.add(input.image);
    return made;
  }),
  run: os.containers.run.handler(async ({ context, input }) => {
    // The engine may be changed between the two steps; both belong to the one that was current.
    const here = of(context);
    const made = await here.create(input);
    context.recentImages.add(input.image);
    return here.startMade(made, input);
  }),
  moveToPort: os.containers.moveToPort.handler(({ context, input }) =>
    of(context).moveToPort(input.container, input.from, input.to, input.protocol),
  ),
  logs: os.containers.logs.handler(({ context, input, signal }) =>
    of(context).logs(input.container, input, signalOf(signal)),
  ),
};
