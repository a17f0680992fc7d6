import { os, signalOf } from "./base.ts";

export const engine = {
  status: os.engine.status.handler(({ context }) => context.engines.current().status()),
  list: os.engine.list.handler(async ({ context }) => [...(await context.engines.list())]),
  select: os.engine.select.handler(({ context, input }) => context.engines.select(input)),
  retry: os.engine.retry.handler(({ context }) => context.engines.current().retry()),
  checks: os.engine.checks.handler(async ({ context }) => [...(await context.engines.current().checks())]),
  watch: os.engine.watch.handler(({ context, signal }) => context.engines.watch(signalOf(signal))),
};
