/** What the button of an error's one-click fix says. Buttons say what happens. */
import type { Fix } from "../../contract/model/error-value.ts";

export function fixLabel(fix: Fix): string {
  switch (fix.kind) {
    case "use-port":
      return fix.container === null ? `Use ${fix.to}` : `Use ${fix.to} and start`;
    case "stop-holder":
      return `Stop ${fix.holderName} and start`;
    case "use-name":
      return `Use ${fix.name}`;
    case "show-container":
      return `Show ${fix.name}`;
    case "remove-running":
      return "Stop and remove…";
    case "unpause":
      return "Resume";
    case "pull":
      return `Pull ${fix.reference}`;
    case "retry":
      return "Try again";
    case "use-demo":
      return "Try the demo engine";
    default:
      return fix satisfies never;
  }
}
