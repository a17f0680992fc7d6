/** Berth itself. */
import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { procedure } from "./base.ts";

/** What the tray, the menu or a second start asks the page to show. */
export const AppRequest = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("show-container"), container: z.string(), tab: z.enum(["logs", "inspect"]) }),
  z.object({ kind: z.literal("new-container") }),
]);
export type AppRequest = z.infer<typeof AppRequest>;

export const AppInfo = z.object({
  /** Berth's own version. */
  version: z.string(),
  /** `desktop` in a window of its own, `browser` when served. */
  mode: z.enum(["desktop", "browser"]),
  /** `process.platform` of the computer that Berth runs on. */
  platform: z.string(),
  /** `33.4.11`; `null` in browser mode. */
  electron: z.string().nullable(),
});
export type AppInfo = z.infer<typeof AppInfo>;

export const app = {
  info: procedure.route({ method: "GET", path: "/app" }).output(AppInfo),
  /**
   * Opens a web page outside of Berth: an address of a published port, or one of Berth's known places. Errors: LINK_REFUSED.
   * In browser mode the page opens it itself, so this always refuses.
   */
  openLink: procedure.route({ method: "POST", path: "/app/open-link" }).input(z.object({ url: z.url() })),
  /** What Berth's own shell asks of the page. */
  requests: procedure.route({ method: "GET", path: "/app/requests" }).output(eventIterator(AppRequest)),
};
