import { useEffect } from "react";
import { ContainerDialogs } from "./features/containers/container-dialogs.tsx";
import { ContainersPage } from "./features/containers/containers-page.tsx";
import { ConnectDialog } from "./features/frame/connect-dialog.tsx";
import { Frame } from "./features/frame/frame.tsx";
import { NotLetIn } from "./features/frame/not-let-in.tsx";
import { KeysDialog } from "./features/keys/keys-dialog.tsx";
import { LaunchHost } from "./features/launch/launch-host.tsx";
import { navigate, type Route, toHash, useRoute } from "./router.ts";
import { useContainers } from "./stores/use-containers.ts";
import { useEngine } from "./stores/use-engine.ts";
import { ErrorBoundary } from "./ui/error-boundary.tsx";
import { Late, latePart } from "./ui/late.tsx";
import { Toasts } from "./ui/toasts.tsx";
import { TooltipProvider } from "./ui/tooltip.tsx";

const containerPage = latePart(async () => (await import("./features/container/container-page.tsx")).ContainerPage);
const firstRunPage = latePart(async () => (await import("./features/first-run/first-run-page.tsx")).FirstRunPage);
const homePage = latePart(async () => (await import("./features/home/home-page.tsx")).HomePage);

/** The whole app: the first-run page while the chosen engine was never reached, else the frame with its page. */
export function App() {
  const route = useRoute();
  const notLetIn = useEngine((state) => state.transport === "no-session" && state.status === null);
  const status = useEngine((state) => state.status);
  const neverReached = useEngine((state) => state.neverReached);
  useFirstPage(route);
  if (notLetIn) return <NotLetIn />;
  return (
    <ErrorBoundary happened="Berth could not be shown.">
      <TooltipProvider>
        {status !== null && neverReached !== null ? (
          <Late part={firstRunPage} props={{ status, problem: neverReached }} />
        ) : (
          <Frame>
            <ErrorBoundary happened="This page could not be shown." resetKey={route === null ? "" : toHash(route)}>
              <Page route={route} />
            </ErrorBoundary>
          </Frame>
        )}
        <ErrorBoundary happened="The launch sheet could not be shown.">
          <LaunchHost />
        </ErrorBoundary>
        <ContainerDialogs />
        <ConnectDialog />
        <KeysDialog />
        <Toasts />
      </TooltipProvider>
    </ErrorBoundary>
  );
}

function Page({ route }: { readonly route: Route | null }) {
  switch (route?.page) {
    case "home":
      return <Late part={homePage} props={{}} />;
    case "container":
      return <Late key={route.id} part={containerPage} props={{ id: route.id, tab: route.tab }} />;
    case "containers":
    case undefined:
      // Before the first choice of a page the list waits with its skeleton: it is what most people get.
      return <ContainersPage />;
    default:
      return route satisfies undefined;
  }
}

/** The window opens on Containers when there are any, else on Home. */
function useFirstPage(route: Route | null): void {
  const open = useContainers((state) => (state.loaded ? state.ids.length > 0 : null));
  useEffect(() => {
    if (route === null && open !== null) navigate({ page: open ? "containers" : "home" }, { replace: true });
  }, [route, open]);
}
