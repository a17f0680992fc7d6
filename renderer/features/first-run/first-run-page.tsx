import { ChevronDown, FlaskConical, RotateCw, Server } from "lucide-react";
import { useState } from "react";
import type { EngineStatus } from "../../../contract/model/engine.ts";
import type { ErrorValue } from "../../../contract/model/error-value.ts";
import { useApp } from "../../stores/use-app.ts";
import { Button } from "../../ui/button.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { errorDetails } from "../../ui/error-details.ts";
import { Menu } from "../../ui/menu.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { Spinner } from "../../ui/spinner.tsx";
import { openConnectDialog } from "../frame/connect-dialog-store.ts";
import { Logo } from "../frame/logo.tsx";
import { retryEngine, selectEngine } from "../frame/select-engine.ts";
import { useEngines } from "../frame/use-engines.ts";
import { Checks } from "./checks.tsx";
import { diagnose } from "./diagnosis.ts";
import styles from "./first-run-page.module.css";
import { HarbourArt } from "./harbour-art.tsx";
import { type Platform, platformOf, type Step, stepsFor } from "./steps.ts";
import { useChecks } from "./use-checks.ts";

export interface FirstRunPageProps {
  readonly status: EngineStatus;
  /** Why the engine was never reached. */
  readonly problem: ErrorValue;
}

/** No engine answers: what is wrong, what was looked at, and what helps. */
export function FirstRunPage({ status, problem }: FirstRunPageProps) {
  const { target } = status;
  const { checks, again } = useChecks(problem);
  const [busy, setBusy] = useState<"retry" | "demo" | null>(null);
  const { title, text, steps, otherAddress = false } = diagnose(problem, target);

  const run = async (what: "retry" | "demo", work: () => Promise<unknown>) => {
    setBusy(what);
    await work();
    if (what === "retry") again();
    setBusy(null);
  };

  return (
    <div className={styles.page}>
      <aside className={styles.picture}>
        <HarbourArt checks={checks ?? []} />
        <div className={styles.brand}>
          <Logo size={24} />
          Berth
        </div>
      </aside>
      <main className={styles.content}>
        <h1>{title}</h1>
        <p className={styles.text}>{text}</p>
        {checks !== null && checks.length > 0 && <Checks checks={checks} />}
        <div className={styles.actions}>
          {otherAddress && <ConnectButton main />}
          <Button
            variant={otherAddress ? "default" : "primary"}
            size="lg"
            icon={<RotateCw />}
            busy={busy === "retry"}
            onClick={() => run("retry", retryEngine)}
          >
            Retry
          </Button>
          <Button
            size="lg"
            icon={<FlaskConical />}
            busy={busy === "demo"}
            onClick={() => run("demo", () => selectEngine("demo"))}
          >
            Try the demo engine
          </Button>
          {!otherAddress && <ConnectButton />}
          <OtherEngines current={target.id} />
        </div>
        <p className={styles.again} role="status">
          {!otherAddress && <Spinner size={14} />}
          {!otherAddress &&
            (target.remote ? "Berth keeps trying. " : "Berth keeps looking, and connects the moment it is there. ")}
          Nothing on this computer has been changed.
          <CopyButton size="sm" label="Copy details" text={() => errorDetails(problem)} />
        </p>
        <Steps kind={steps} />
      </main>
    </div>
  );
}

function ConnectButton({ main = false }: { readonly main?: boolean }) {
  return (
    <Button size="lg" variant={main ? "primary" : "quiet"} icon={<Server />} onClick={openConnectDialog}>
      Connect to another address…
    </Button>
  );
}

/** Engines that Berth knows of besides this one: this computer's, Docker contexts, addresses of before. */
function OtherEngines({ current }: { readonly current: string }) {
  const others = useEngines()?.filter((target) => target.id !== current && target.kind !== "demo") ?? [];
  if (others.length === 0) return null;
  return (
    <Menu
      trigger={
        <Button size="lg" variant="quiet" icon={<ChevronDown />}>
          Other engines
        </Button>
      }
      items={others.map((target) => ({
        label: target.label,
        hint: target.kind === "local" ? "" : target.address,
        onSelect: () => void selectEngine(target.id),
      }))}
    />
  );
}

const PLATFORMS: readonly { readonly value: Platform; readonly label: string }[] = [
  { value: "macos", label: "macOS" },
  { value: "windows", label: "Windows" },
  { value: "linux", label: "Linux" },
];

function Steps({ kind }: { readonly kind: Parameters<typeof stepsFor>[0] }) {
  const info = useApp((state) => state.info);
  const [chosen, setChosen] = useState<Platform | null>(null);
  const platform = chosen ?? (info === null ? null : platformOf(info.platform));
  if (platform === null) return null;
  const { heading, steps } = stepsFor(kind, platform);
  if (steps.length === 0) return null;
  return (
    <section className={styles.steps}>
      <header>
        <h2>{heading}</h2>
        <Segmented label="Platform" options={PLATFORMS} value={platform} onChange={setChosen} />
      </header>
      <div className={styles.cards}>
        {steps.map((step) => (
          <StepCard key={step.command} step={step} />
        ))}
      </div>
    </section>
  );
}

function StepCard({ step }: { readonly step: Step }) {
  return (
    <article className={styles.card}>
      <b>
        {step.title}
        {step.tag !== undefined && <span className={styles.tag}>{step.tag}</span>}
      </b>
      <p>{step.note}</p>
      <div className={styles.command}>
        <code title={step.command}>{step.command}</code>
        <CopyButton size="sm" label={`Copy: ${step.command}`} text={step.command} className={styles.copy ?? ""} />
      </div>
    </article>
  );
}
