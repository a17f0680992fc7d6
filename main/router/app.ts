import { os, signalOf } from "./base.ts";

export const app = {
  info: os.app.info.handler(({ context }) => context.shell.info()),
  openLink: os.app.openLink.handler(({ context, input }) => context.shell.openLink(input.url)),
  requests: os.app.requests.handler(({ context, signal }) => context.shell.requests(signalOf(signal))),
};
