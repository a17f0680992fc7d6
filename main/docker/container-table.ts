/** All containers of an engine, kept up to date. Every operation costs what it touches, never what there is. */
import type { ContainerState, ContainerSummary } from "../../contract/model/container.ts";
import { type EngineEvent, eventTime } from "./events.ts";
import type { ContainerRow } from "./models.ts";
import { HEARD_NOTHING, type Heard, toContainerSummary, toName, toState } from "./summary.ts";

/** What the engine must show after an event; see `lagging`. */
interface Expectation {
  readonly states: readonly ContainerState[] | null;
  readonly name: string | null;
  readonly gone: boolean;
}

/** How the last run ended, or a start before any run. */
export interface End {
  /** 0 also when it was never tried. */
  readonly exitCode: number;
  readonly outOfMemory: boolean;
}

export interface TableChanges {
  readonly upserted: readonly ContainerSummary[];
  readonly removed: readonly string[];
}

export interface ContainerTable {
  readonly byId: ReadonlyMap<string, ContainerSummary>;
  /** Takes the whole list as the truth. */
  replace(rows: readonly ContainerRow[], now: number): void;
  /** Takes the answer to a question for `ids`: what it does not have is removed. Returns what changed. What lags goes on lagging. */
  apply(ids: readonly string[], rows: readonly ContainerRow[], now: number): TableChanges;
  /** Learns from an event. True when the container must be read again. */
  hear(event: EngineEvent): boolean;
  /**
   * The ids of those `rows` that do not look yet as their last event announced: such an answer is older than the event. Real engines
   * (20.10, 28) tell of a pause before their list shows it, mostly by a few milliseconds: they write to disk in between.
   */
  lagging(rows: readonly ContainerRow[]): readonly string[];
  /** It will not look as its last event announced: that counts no more. */
  giveUp(id: string): void;
  /**
   * The container's id when an event may mean that it could not start: engines have no event of its own for that, but take it off its
   * networks then (seen on 20.10 and 28, with each kind of network).
   */
  mayHaveFailed(event: EngineEvent): string | null;
  /**
   * Those of whose end the list leaves out what matters, newest first, at most `most`: they were made and, as far as is known, never started,
   * or were killed, and not for want of memory as far as is known.
   */
  untold(most: number): readonly string[];
  /** Learns how the last run, or a start before any run, has ended. Returns what changed. */
  ended(id: string, end: End): TableChanges;
}

/** Events that change nothing in a row. `exec_*` comes with every health check. */
const SILENT = /^(exec_|attach|detach|resize|top|copy|export|commit|archive-path|extract-to-dir|kill|prune)/;

const ANNOUNCED: ReadonlyMap<string, readonly ContainerState[]> = new Map([
  ["start", ["running"]],
  ["unpause", ["running"]],
  ["pause", ["paused"]],
  ["die", ["exited", "restarting", "dead"]],
] as const);

export function createContainerTable(): ContainerTable {
  const byId = new Map<string, ContainerSummary>();
  const heard = new Map<string, Heard>();
  const expected = new Map<string, Expectation>();

  function forget(id: string): void {
    byId.delete(id);
    heard.delete(id);
    expected.delete(id);
  }

  return {
    byId,

    replace(rows, now) {
      const before = new Map(byId);
      byId.clear();
      // What was heard before the list may be older than it: sinceOf keeps the times that still fit.
      heard.clear();
      expected.clear();
      for (const row of rows) byId.set(row.Id, toContainerSummary(row, now, before.get(row.Id) ?? null));
    },

    apply(ids, rows, now) {
      const upserted: ContainerSummary[] = [];
      const removed: string[] = [];
      const missing = new Set(ids);
      for (const row of rows) {
        missing.delete(row.Id);
        if (meets(row, expected.get(row.Id))) expected.delete(row.Id);
        const before = byId.get(row.Id) ?? null;
        const after = toContainerSummary(row, now, before, heard.get(row.Id) ?? HEARD_NOTHING);
        if (before !== null && same(before, after)) continue;
        byId.set(row.Id, after);
        upserted.push(after);
      }
      for (const id of missing) {
        if (byId.has(id)) removed.push(id);
        forget(id);
      }
      return { upserted, removed };
    },

    hear(event) {
      if (SILENT.test(event.action)) return false;
      const { id, action } = event;
      const old = heard.get(id) ?? HEARD_NOTHING;
      const states = ANNOUNCED.get(action) ?? null;
      heard.set(id, learn(action, eventTime(event), old, byId.get(id)));
      if (states !== null || action === "rename" || action === "destroy") {
        const name = action === "rename" ? (event.attributes.name?.replace(/^\//, "") ?? null) : null;
        expected.set(id, { states, name, gone: action === "destroy" });
      }
      return true;
    },

    mayHaveFailed({ type, action, attributes }) {
      const id = attributes.container;
      if (type !== "network" || action !== "disconnect" || id === undefined) return null;
      // One that is not known yet was made a moment ago.
      const state = byId.get(id)?.state ?? "created";
      return state === "created" || state === "exited" ? id : null;
    },

    untold(most) {
      return [...byId.values()]
        .filter((row) => (row.state === "created" && row.exitCode === null) || (isKilled(row) && !row.outOfMemory))
        .sort((a, b) => (b.since ?? 0) - (a.since ?? 0))
        .slice(0, most)
        .map(({ id }) => id);
    },

    ended(id, { exitCode, outOfMemory }) {
      const row = byId.get(id);
      if (row === undefined) return { upserted: [], removed: [] };
      let after = row;
      if (row.state === "created") after = { ...row, exitCode: exitCode === 0 ? null : exitCode };
      else if (isKilled(row) && exitCode === row.exitCode) after = { ...row, outOfMemory };
      if (same(row, after)) return { upserted: [], removed: [] };
      byId.set(id, after);
      return { upserted: [after], removed: [] };
    },

    lagging(rows) {
      return rows.filter((row) => !meets(row, expected.get(row.Id))).map(({ Id }) => Id);
    },

    giveUp: (id) => void expected.delete(id),
  };
}

function meets(row: ContainerRow, expectation: Expectation | undefined): boolean {
  if (expectation === undefined) return true;
  const { gone, states, name } = expectation;
  if (gone) return false;
  return (states?.includes(toState(row.State)) ?? true) && (name === null || name === toName(row.Names, row.Id));
}

function learn(action: string, at: number, old: Heard, row: ContainerSummary | undefined): Heard {
  switch (action) {
    case "start":
      return { ...HEARD_NOTHING, startedAt: at };
    case "pause": {
      // When it is resumed, it runs since its start, as the engine counts too.
      const startedAt = old.startedAt ?? (row?.state === "running" ? row.since : null);
      return { ...old, startedAt, pausedAt: at };
    }
    case "unpause":
      return { ...old, pausedAt: null };
    case "die":
      return { ...HEARD_NOTHING, endedAt: at, outOfMemory: old.outOfMemory };
    case "oom":
      return { ...old, outOfMemory: true };
    default:
      return old;
  }
}

/** By SIGKILL, which is also how the kernel ends what has no memory left. */
function isKilled({ state, exitCode }: ContainerSummary): boolean {
  return state === "exited" && exitCode === 137;
}

function same(a: ContainerSummary, b: ContainerSummary): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
