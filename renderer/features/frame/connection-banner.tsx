import { useCallback, useState } from "react";
import type { EngineStatus } from "../../../contract/model/engine.ts";
import { useEngine } from "../../stores/use-engine.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Spinner } from "../../ui/spinner.tsx";
import { useNow } from "../../ui/use-now.ts";
import styles from "./connection-banner.module.css";
import { retryEngine } from "./select-engine.ts";

/** Above the page while the engine, or Berth itself, does not answer. What the page shows stays, marked as old. */
export function ConnectionBanner() {
  const transport = useEngine((state) => state.transport);
  const status = useEngine((state) => state.status);
  if (transport === "no-session") {
    return (
      <Banner tone="danger" className={styles.banner ?? ""}>
        <b>Berth was restarted.</b> <small>Open the address that it printed.</small>
      </Banner>
    );
  }
  if (transport === "lost") {
    return (
      <Banner tone="warn" icon={<Spinner />} className={styles.banner ?? ""}>
        <b>Berth does not answer.</b> <small>What you see is old. It is tried again by itself.</small>
      </Banner>
    );
  }
  return status?.phase === "lost" && status.wasReady ? <EngineLost status={status} /> : null;
}

function EngineLost({ status }: { readonly status: Extract<EngineStatus, { phase: "lost" }> }) {
  const [busy, setBusy] = useState(false);
  const retry = async () => {
    setBusy(true);
    await retryEngine();
    setBusy(false);
  };
  const { why, hint } = status.problem.data;
  return (
    <Banner
      icon={<Spinner />}
      className={styles.banner ?? ""}
      action={
        <Button busy={busy} onClick={retry}>
          Try now
        </Button>
      }
    >
      <b>{status.problem.message}</b>{" "}
      <small>
        {why !== "" && `${why} `}
        <NextTry status={status} hint={hint} />
      </small>
    </Banner>
  );
}

/** A local engine is noticed the moment it is back; only remote ones say when they are tried next. */
function NextTry({
  status,
  hint,
}: {
  readonly status: Extract<EngineStatus, { phase: "lost" }>;
  readonly hint: string;
}) {
  const { retryAt, attempt } = status;
  const seconds = useNow(
    useCallback((now: number) => (retryAt === null ? null : Math.max(0, Math.ceil((retryAt - now) / 1000))), [retryAt]),
  );
  if (seconds === null) return `${hint} Tried ${attempt === 1 ? "once" : `${attempt} times`}.`;
  return seconds === 0 ? `Try ${attempt + 1} goes on.` : `Next try in ${seconds} s, try ${attempt + 1}.`;
}
