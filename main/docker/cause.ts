/**
 * What an engine's refusal means. The Engine API has no error codes, only HTTP statuses and sentences (`{"message": …}`),
 * so this is the one file where sentences are read. cause.test.ts says which of them were seen on a real engine. Pure.
 */

export type Cause =
  | { readonly kind: "no-such-container" }
  | { readonly kind: "no-such-image"; readonly image: string | null }
  | { readonly kind: "not-modified" }
  | { readonly kind: "not-running" }
  | { readonly kind: "paused" }
  | { readonly kind: "already-paused" }
  | { readonly kind: "not-paused" }
  | { readonly kind: "running" }
  | { readonly kind: "removing" }
  | { readonly kind: "name-in-use" }
  | { readonly kind: "port-taken"; readonly port: number }
  | { readonly kind: "command-not-found"; readonly command: string | null }
  | { readonly kind: "mount-refused" }
  | { readonly kind: "disk-full" }
  | { readonly kind: "unknown" };

/** An HTTP answer that says no. */
export interface Refusal {
  readonly status: number;
  /** The engine's own sentence. */
  readonly text: string;
}

/** dockerode's error for an HTTP answer that says no; `null` for every other error. */
export function refusalOf(error: unknown): Refusal | null {
  if (!(error instanceof Error) || !("statusCode" in error) || typeof error.statusCode !== "number") return null;
  const json = "json" in error ? error.json : null;
  const text = messageOf(json) ?? error.message.trim();
  return { status: error.statusCode, text };
}

/** Sorts a refusal. What is not known is `unknown`: the caller shows the engine's sentence as it is. */
export function causeOf({ status, text }: Refusal): Cause {
  if (status === 304) return { kind: "not-modified" };
  for (const [pattern, cause] of PATTERNS) {
    const match = pattern.exec(text);
    if (match) return cause(match);
  }
  return { kind: "unknown" };
}

type Pattern = readonly [RegExp, (match: RegExpExecArray) => Cause];
const is =
  (cause: Cause): (() => Cause) =>
  () =>
    cause;

/** In order: an outer sentence often quotes an inner one that says more. */
const PATTERNS: readonly Pattern[] = [
  [/no space left on device|disk quota exceeded/i, is({ kind: "disk-full" })],
  [/No such container|no container with name or ID/i, is({ kind: "no-such-container" })],
  [/No such image: ?(\S*?):?(?:\s|$)/i, (match) => ({ kind: "no-such-image", image: match[1] || null })],
  // 20.10: Bind for 0.0.0.0:80 failed: port is already allocated · listen tcp4 0.0.0.0:80: bind: address already in use
  // 28: failed to bind host port 0.0.0.0:80/tcp: address already in use · Desktop: exposing port TCP 0.0.0.0:80 -> …
  [
    /(?:Bind for|listen (?:tcp|udp|sctp)[46]?|bind host port(?: for)?|exposing port \w+) \S*?:(\d+)\b.*(?:already allocated|already in use|Only one usage of each socket|not available|forbidden)/is,
    (match) => ({ kind: "port-taken", port: Number(match[1]) }),
  ],
  [/Ports are not available.*?:(\d+)\b/is, (match) => ({ kind: "port-taken", port: Number(match[1]) })],
  [/container name "?[^"]*"? is already in use|name "[^"]*" is already in use/i, is({ kind: "name-in-use" })],
  [/removal of container .* already in progress|marked for removal/i, is({ kind: "removing" })],
  // 20.10: You cannot remove a running container … · 28: cannot remove container "/x": container is running: …
  [/cannot remove (?:an? |container .*)(?:running|paused|restarting)\b/i, is({ kind: "running" })],
  [/already paused/i, is({ kind: "already-paused" })],
  [/is not paused/i, is({ kind: "not-paused" })],
  [/(?:is not running|is stopped|not in state running)\b/i, is({ kind: "not-running" })],
  [/cannot start a paused container|is paused/i, is({ kind: "paused" })],
  // runc: exec: "x": executable file not found in $PATH · exec: "/x": stat /x: no such file or directory
  [
    /exec:? \\?"([^"\\]+)\\?":? (?:executable file not found|stat [^:]+: no such file or directory)/i,
    (match) => ({ kind: "command-not-found", command: match[1] ?? null }),
  ],
  // crun (Podman): executable file `x` not found in $PATH
  [
    /executable file [`'"]([^`'"]+)[`'"] not found/i,
    (match) => ({ kind: "command-not-found", command: match[1] ?? null }),
  ],
  [/no command (?:or entrypoint )?(?:specified|provided)/i, is({ kind: "command-not-found", command: null })],
  [
    /bind source path does not exist|error while creating mount source path|mounts denied|error mounting|invalid mount config|is not shared from the host/i,
    is({ kind: "mount-refused" }),
  ],
];

function messageOf(json: unknown): string | null {
  if (typeof json !== "object" || json === null || !("message" in json)) return null;
  return typeof json.message === "string" ? json.message.trim() : null;
}
