/** The demo engine's command line. */
import { parseArgs } from "node:util";
import { type ApiMinor, NEWEST_API, parseApi } from "./api-version.ts";
import { parseFault } from "./faults.ts";

export interface Options {
  /** Path of a unix socket, or of a named pipe on Windows. */
  readonly socket: string;
  /** Synthetic containers besides the usual ones. */
  readonly containers: number;
  readonly api: ApiMinor;
  readonly faults: readonly string[];
  readonly seed: number;
  readonly pullSeconds: number;
}

export const USAGE =
  "demo --socket PATH [--containers N] [--api 1.41] [--seed N] [--pull-seconds N] [--fault NAME[:ARG][@GROUP]]…";

/** Throws a `TypeError` that says what is wrong. */
export function parseOptions(argv: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      socket: { type: "string" },
      containers: { type: "string", default: "0" },
      api: { type: "string", default: `1.${NEWEST_API}` },
      seed: { type: "string", default: "7" },
      "pull-seconds": { type: "string", default: "4" },
      fault: { type: "string", multiple: true, default: [] },
    },
  });
  if (values.socket === undefined || values.socket === "") throw new TypeError("--socket is missing");
  const api = parseApi(values.api);
  if (api === null) throw new TypeError(`--api ${values.api}: write 1.MINOR`);
  for (const fault of values.fault) parseFault(fault);
  return {
    socket: values.socket,
    containers: numberOf("containers", values.containers),
    api,
    faults: values.fault,
    seed: numberOf("seed", values.seed),
    pullSeconds: numberOf("pull-seconds", values["pull-seconds"]),
  };
}

function numberOf(name: string, text: string): number {
  const value = Number(text);
  if (text === "" || !(value >= 0 && value <= 1_000_000)) throw new TypeError(`--${name} ${text}: a number is needed`);
  return value;
}
