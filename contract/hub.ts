/** Docker Hub's catalogue. None of its search addresses is documented: see HubSearchResult.source. */
import { z } from "zod";
import { procedure } from "./base.ts";
import { HubSearchResult, HubTagPage } from "./model/hub.ts";

export const hub = {
  /** Never fails for want of a network: `source` is then `none` and `problem` says why. `from` counts results. */
  search: procedure
    .route({ method: "GET", path: "/hub/search" })
    .input(z.object({ query: z.string().trim().max(200), from: z.coerce.number().int().min(0).default(0) }))
    .output(HubSearchResult),
  /** Tags whose name contains `filter`, newest first. `page` counts from 1. Errors: HUB_UNREACHABLE, HUB_RATE_LIMITED, IMAGE_NOT_FOUND. */
  tags: procedure
    .route({ method: "GET", path: "/hub/tags" })
    .input(
      z.object({
        repository: z.string().min(1).max(255),
        filter: z.string().max(128).default(""),
        page: z.coerce.number().int().min(1).default(1),
      }),
    )
    .output(HubTagPage),
};
