/** What the tray, the menu and a second start of Berth ask of the page. */
import type { AppRequest } from "../../contract/app.ts";
import { client } from "../client.ts";
import { navigate } from "../router.ts";
import { keepWatching } from "./keep-watching.ts";

/** Starts to listen, also while the page is hidden: the tray shows the window and asks in one go. Returns what ends it. */
export function startRequests(): () => void {
  return keepWatching({
    open: (signal) => client.app.requests(undefined, { signal }),
    apply: heed,
    whenHidden: true,
  });
}

function heed(request: AppRequest): void {
  switch (request.kind) {
    case "show-container":
      navigate({ page: "container", id: request.container, tab: request.tab });
      break;
    case "new-container":
      navigate({ page: "home" });
      break;
    default:
      request satisfies never;
  }
}
