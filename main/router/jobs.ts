import { os, signalOf } from "./base.ts";

export const jobs = {
  start: os.jobs.start.handler(({ context, input }) => context.jobs.start(input, context.engines.current())),
  list: os.jobs.list.handler(({ context }) => [...context.jobs.list()]),
  watch: os.jobs.watch.handler(({ context, signal }) => context.jobs.watch(signalOf(signal))),
  cancel: os.jobs.cancel.handler(({ context, input }) => context.jobs.cancel(input.job)),
};
