import { os } from "./base.ts";

export const hub = {
  search: os.hub.search.handler(({ context, input }) =>
    context.hub.search(input.query, input.from, context.engines.current()),
  ),
  tags: os.hub.tags.handler(({ context, input }) =>
    context.hub.tags(input.repository, input.filter, input.page, context.engines.current()),
  ),
};
