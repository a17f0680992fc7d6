/** Rule: the window shows Berth's page and nothing else, ever; it opens no other windows and embeds no other pages. */
import type { App } from "electron";
import { APP_ORIGIN } from "./app-origin.ts";

/** Reloading Berth's own page is the one navigation that is allowed. */
export function mayNavigate(url: string): boolean {
  return url === APP_ORIGIN || url.startsWith(`${APP_ORIGIN}/`);
}

/** Holds for every page that the app ever makes, so it is set once, before the first. */
export function forbidNavigation(app: Pick<App, "on">): void {
  app.on("web-contents-created", (_event, contents) => {
    const check = (event: { preventDefault(): void; readonly url: string }): void => {
      if (!mayNavigate(event.url)) event.preventDefault();
    };
    contents.on("will-navigate", check);
    contents.on("will-frame-navigate", check);
    contents.on("will-redirect", check);
    contents.on("will-attach-webview", (event) => event.preventDefault());
    // Links go through `app.openLink`, which has a policy (link-policy.ts).
    contents.setWindowOpenHandler(() => ({ action: "deny" }));
  });
}
