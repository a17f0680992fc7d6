/** What stands in the way of the launch sheet's main button: mistakes in fields, and what the engine's live state says of them. Pure. */
import type { FieldErrors } from "react-hook-form";
import { countOf } from "../../ui/format.ts";
import { freeName, mendedName } from "./container-name.ts";
import type { LaunchValues } from "./launch-form.ts";
import { nextFreePort, type PortHolder, portHolder } from "./port-checks.ts";

/** The form's parts in the order in which they stand on the sheet. */
const PARTS = ["image", "name", "command", "env", "ports", "mounts"] as const;
export type Part = (typeof PARTS)[number];

export interface Problem {
  readonly part: Part;
  /** Where in the form: `name`, `ports.0.host`. */
  readonly path: string;
  readonly message: string;
  /** One click: puts `value` into the field at `path`. */
  readonly fix?: { readonly label: string; readonly value: string };
  /** The container in the way. */
  readonly holder?: PortHolder;
}

export interface LiveState {
  /** Names of all containers on the engine. */
  readonly names: ReadonlySet<string>;
  readonly taken: ReadonlyMap<string, PortHolder>;
}

/** What the engine's containers say of the name and the ports, as they are now. Text that is no name or port is not looked at. */
export function liveProblems(
  { name, ports }: Pick<LaunchValues, "name" | "ports">,
  live: LiveState,
): readonly Problem[] {
  const problems: Problem[] = [];
  const wanted = name.trim();
  if (live.names.has(wanted)) {
    const free = freeName(wanted, live.names);
    const message = `${wanted} is taken by another container.`;
    problems.push({ part: "name", path: "name", message, fix: { label: `Use ${free}`, value: free } });
  }
  const own = new Set(ports.map(({ host }) => Number(host)));
  ports.forEach(({ host, protocol }, index) => {
    if (!/^\s*\d+\s*$/.test(host)) return;
    const number = Number(host);
    const holder = portHolder(live.taken, number, protocol);
    if (holder === null) return;
    const next = nextFreePort(live.taken, number, protocol, own);
    problems.push({
      part: "ports",
      path: `ports.${index}.host`,
      message: `${number} is taken by ${holder.name}${holder.project === null ? "" : ` in ${holder.project}`}.`,
      holder,
      ...(next === null ? {} : { fix: { label: `Use ${next}`, value: String(next) } }),
    });
  });
  return problems;
}

/** The form's own complaints (react-hook-form's tree) as a list. `name`: what was typed, to be mended with one click. */
export function fieldProblems(errors: FieldErrors<LaunchValues>, name = ""): readonly Problem[] {
  const mended = mendedName(name);
  const fix = mended === null || mended === name ? {} : { fix: { label: `Use ${mended}`, value: mended } };
  return PARTS.flatMap((part) =>
    collect(errors[part], part).map(({ path, message }) => ({ part, path, message, ...(part === "name" && fix) })),
  );
}

function collect(node: unknown, path: string): { readonly path: string; readonly message: string }[] {
  if (node === null || typeof node !== "object") return [];
  if ("message" in node && typeof node.message === "string") return [{ path, message: node.message }];
  return Object.entries(node).flatMap(([key, child]) =>
    key === "ref" || key === "root" ? [] : collect(child, `${path}.${key}`),
  );
}

/** All, in the order of the sheet; of two at one field the first. */
export function inOrder(...lists: readonly (readonly Problem[])[]): readonly Problem[] {
  const byPath = new Map<string, Problem>();
  for (const problem of lists.flat()) if (!byPath.has(problem.path)) byPath.set(problem.path, problem);
  return [...byPath.values()].sort((a, b) => {
    return PARTS.indexOf(a.part) - PARTS.indexOf(b.part) || a.path.localeCompare(b.path, "en", { numeric: true });
  });
}

const NOUNS: Readonly<Record<Part, readonly [one: string, many: string]>> = {
  image: ["image", "images"],
  name: ["name", "names"],
  command: ["command", "commands"],
  env: ["variable", "variables"],
  ports: ["port", "ports"],
  mounts: ["folder", "folders"],
};

/** `1 port to fix`, `3 things to fix`; `null` when nothing is wrong. */
export function problemCount(problems: readonly Problem[]): string | null {
  const first = problems[0];
  if (first === undefined) return null;
  const [one, many] = problems.every(({ part }) => part === first.part) ? NOUNS[first.part] : ["thing", "things"];
  return `${countOf(problems.length, one, many)} to fix`;
}
