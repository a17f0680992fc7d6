import { os } from "./base.ts";

export const images = {
  list: os.images.list.handler(({ context }) => [...context.engines.current().images.list()]),
  inspect: os.images.inspect.handler(({ context, input }) => context.engines.current().images.inspect(input.image)),
  recent: os.images.recent.handler(({ context }) => [...context.recentImages.list()]),
};
