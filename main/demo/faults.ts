/**
 * Faults on request, to see how Berth takes them. Written `NAME[:ARG][@GROUP]`; without a group a fault hits every answer of
 * its kind. Groups are the routes' (`ping version info events list inspect create connect start stop restart pause unpause kill rename
 * remove logs stats images image pull search`). The `/_demo` routes are never hit.
 */

export type Fault =
  /** The answer never comes; the connection stays open. */
  | { readonly name: "hang"; readonly group: string | null }
  /** The answer comes ARG milliseconds late. */
  | { readonly name: "slow"; readonly group: string | null; readonly ms: number }
  /** The answer is an error with HTTP status ARG. */
  | { readonly name: "status"; readonly group: string | null; readonly status: number }
  /** The connection is closed before any answer. */
  | { readonly name: "refuse"; readonly group: string | null }
  /** An answer that is no stream is cut in the middle of its body. */
  | { readonly name: "cut"; readonly group: string | null }
  /** A stream is cut in the middle of its chunk ARG+1 (default 3). */
  | { readonly name: "drop"; readonly group: string | null; readonly after: number }
  /** After its head a stream sends nothing more, and stays open. */
  | { readonly name: "stall"; readonly group: string | null }
  /** Stream chunks are cut into pieces of ARG bytes (default 1): chunks are not messages. */
  | { readonly name: "split"; readonly group: string | null; readonly bytes: number }
  /** Chunk 3 of a stream is spoilt: a frame of type 9, of a length beyond all bounds, cut short; or a line that is no JSON. */
  | { readonly name: "malformed"; readonly group: string | null; readonly kind: MalformedKind }
  /** A stream that began with a 200 ends with an error: a type 3 frame in logs, an `error` line in a pull. */
  | { readonly name: "error-after-200"; readonly group: string | null; readonly message: string };

export type FaultName = Fault["name"];
export type MalformedKind = "type" | "length" | "cut" | "json";

export interface Faults {
  /** Replaces all faults. Throws a `TypeError` that says what is wrong with a text that is no fault. */
  set(texts: readonly string[]): void;
  list(): readonly string[];
  find<Name extends FaultName>(name: Name, group: string): Extract<Fault, { name: Name }> | null;
}

const MALFORMED: readonly MalformedKind[] = ["type", "length", "cut", "json"];
const DEFAULT_MESSAGE = "write /var/lib/docker/tmp/GetImageBlob: no space left on device";

export function createFaults(initial: readonly string[] = []): Faults {
  let texts: readonly string[] = [];
  let faults: readonly Fault[] = [];
  const set = (next: readonly string[]) => {
    faults = next.map(parseFault);
    texts = [...next];
  };
  set(initial);
  return {
    set,
    list: () => texts,
    find<Name extends FaultName>(name: Name, group: string) {
      const matches = (fault: Fault): fault is Extract<Fault, { name: Name }> =>
        fault.name === name && (fault.group === null || fault.group === group);
      return faults.find(matches) ?? null;
    },
  };
}

export function parseFault(text: string): Fault {
  const match = /^([a-z0-9-]+)(?::([^@]*))?(?:@([a-z]+))?$/.exec(text);
  if (match === null) throw new TypeError(`"${text}" is no fault: write NAME[:ARG][@GROUP]`);
  const [, name = "", arg, group = null] = match;
  switch (name) {
    case "hang":
    case "refuse":
    case "cut":
    case "stall":
      return { name, group };
    case "slow":
      return { name, group, ms: whole(text, arg ?? "1000") };
    case "status":
      return { name, group, status: whole(text, arg ?? "500") };
    case "drop":
      return { name, group, after: whole(text, arg ?? "3") };
    case "split":
      return { name, group, bytes: Math.max(1, whole(text, arg ?? "1")) };
    case "malformed": {
      const kind = MALFORMED.find((known) => known === (arg ?? "type"));
      if (kind === undefined) throw new TypeError(`"${text}": malformed takes ${MALFORMED.join(", ")}`);
      return { name, group, kind };
    }
    case "error-after-200":
      return { name, group, message: arg ?? DEFAULT_MESSAGE };
    default:
      throw new TypeError(`"${text}" is no known fault`);
  }
}

function whole(text: string, arg: string): number {
  if (!/^\d{1,9}$/.test(arg)) throw new TypeError(`"${text}": ${arg} is no whole number`);
  return Number(arg);
}
