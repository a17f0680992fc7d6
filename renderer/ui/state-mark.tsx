import type { ContainerState, Health } from "../../contract/model/container.ts";
import { classNames } from "./class-names.ts";
import styles from "./state-mark.module.css";

export type MarkKind = "running" | "unhealthy" | "paused" | "stopped" | "failed" | "restarting" | "pulling";

export interface StateMarkProps {
  readonly state: ContainerState;
  readonly health?: Health | null;
  /** It ended with an error (exit code, out of memory, dead). */
  readonly failed?: boolean;
  /** Something is being done to it: the mark turns. */
  readonly busy?: boolean;
  readonly size?: number;
  /** The wave moves: in the row pointed at, the header and the sidebar. */
  readonly moving?: boolean;
}

const NAMES: Readonly<Record<MarkKind, string>> = {
  running: "Running",
  unhealthy: "Running, unhealthy",
  paused: "Paused",
  stopped: "Stopped",
  failed: "Failed",
  restarting: "Restarting",
  pulling: "Pulling",
};

/** The drawn mark of a container's state: one shape each, never colour alone. */
export function StateMark({ state, health = null, failed = false, busy = false, size = 18, moving }: StateMarkProps) {
  const kind = busy ? "restarting" : markKind(state, health, failed);
  return <Mark kind={kind} size={size} moving={moving === true} turning={busy || state === "restarting"} />;
}

export interface MarkProps {
  readonly kind: MarkKind;
  readonly size?: number;
  readonly moving?: boolean;
  readonly turning?: boolean;
}

/** A mark by its own name, also for what is no container: a pull. */
export function Mark({ kind, size = 18, moving = false, turning = false }: MarkProps) {
  return (
    <svg
      className={classNames(styles.mark, styles[kind], moving && styles.moving, turning && styles.turning)}
      width={size}
      height={size}
      viewBox="0 0 20 20"
      role="img"
      aria-label={NAMES[kind]}
    >
      <Shape kind={kind} moving={moving} />
    </svg>
  );
}

/** Which mark stands for a state. */
export function markKind(state: ContainerState, health: Health | null, failed: boolean): MarkKind {
  switch (state) {
    case "running":
      return health === "unhealthy" ? "unhealthy" : "running";
    case "paused":
      return "paused";
    case "restarting":
    case "removing":
      return "restarting";
    case "created":
    case "exited":
      return failed ? "failed" : "stopped";
    case "dead":
      return "failed";
    default:
      return state satisfies never;
  }
}

const WAVE =
  "M-8.6 Yc1-1.3 2.1-1.3 3.1 0s2.1 1.3 3.1 0 2.1-1.3 3.1 0 2.1 1.3 3.1 0 2.1-1.3 3.1 0 2.1 1.3 3.1 0 2.1-1.3 3.1 0 2.1 1.3 3.1 0";
const STILL = "M3.8 Yc1-1.3 2.1-1.3 3.1 0s2.1 1.3 3.1 0 2.1-1.3 3.1 0 2.1 1.3 3.1 0";

function Shape({ kind, moving }: { readonly kind: MarkKind; readonly moving: boolean }) {
  switch (kind) {
    case "running":
      return (
        <>
          <circle cx="10" cy="10" r="9" className={styles.fill} />
          <path
            d={STILL.replace("Y", "8.6") + STILL.replace("Y", "12.4")}
            className={classNames(styles.glyph, styles.still)}
          />
          {moving && (
            <g className={styles.clip}>
              <path
                d={WAVE.replace("Y", "8.6") + WAVE.replace("Y", "12.4")}
                className={classNames(styles.glyph, styles.wave)}
              />
            </g>
          )}
        </>
      );
    case "unhealthy":
      return (
        <>
          <circle cx="10" cy="10" r="9" className={styles.fill} />
          <path d="M10 5.2v5.6M10 14.2v.01" className={styles.glyph} />
        </>
      );
    case "paused":
      return (
        <>
          <circle cx="10" cy="10" r="8.2" className={styles.ring} />
          <path d="M7.8 7v6M12.2 7v6" className={styles.line} />
        </>
      );
    case "stopped":
      return (
        <>
          <circle cx="10" cy="10" r="8.2" className={styles.ring} />
          <rect x="7" y="7" width="6" height="6" rx="1.2" className={styles.fill} />
        </>
      );
    case "failed":
      return (
        <>
          <circle cx="10" cy="10" r="8.2" className={styles.ring} />
          <path d="m7.3 7.3 5.4 5.4m0-5.4-5.4 5.4" className={styles.line} />
        </>
      );
    case "restarting":
      return (
        <>
          <circle cx="10" cy="10" r="8.2" className={styles.ring} strokeDasharray="38 14" strokeLinecap="round" />
          <path d="M13.2 10a3.2 3.2 0 1 1-1-2.3" className={styles.line} />
        </>
      );
    case "pulling":
      return (
        <>
          <circle cx="10" cy="10" r="8.2" className={styles.ring} />
          <path d="M10 6v6.5M7.2 10l2.8 2.8 2.8-2.8" className={styles.line} />
        </>
      );
    default:
      return kind satisfies never;
  }
}
