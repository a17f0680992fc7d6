import { os } from "./base.ts";

export const settings = {
  get: os.settings.get.handler(({ context }) => context.settings.get()),
  set: os.settings.set.handler(({ context, input }) => context.settings.set(input)),
};
