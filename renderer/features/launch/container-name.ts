/** A name for a new container that nobody on the engine has. The engine's rule is in contract/model/container.ts. Pure. */
import { nameReference } from "../home/typed-reference.ts";

/** The image's last word as a container's name: `ghcr.io/org/my.app:2` → `my.app`. */
export function nameOfImage(reference: string): string {
  const repository = nameReference(reference)?.repository ?? "";
  const last = repository.slice(repository.lastIndexOf("/") + 1).replace(/[^a-zA-Z0-9_.-]/g, "");
  // The engine wants two characters at least, and a letter or digit first.
  if (!/^[a-zA-Z0-9]/.test(last)) return "container";
  return last.length < 2 ? `${last}-1` : last.slice(0, 120);
}

/** `wanted`, or `wanted-2`, `wanted-3` … : the first that is not taken. A number at the end counts on. */
export function freeName(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  const match = /^(.*?)-(\d{1,6})$/.exec(wanted);
  const base = match?.[1] ?? wanted;
  for (let number = match === null ? 2 : Number(match[2]) + 1; ; number++) {
    const name = `${base}-${number}`;
    if (!taken.has(name)) return name;
  }
}

/** What was typed, as near as a name may be to it: `web site` → `web-site`. `null` when too little is left. */
export function mendedName(typed: string): string | null {
  const plain = typed
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^a-zA-Z0-9_.-]+/g, "-")
    .replace(/^[^a-zA-Z0-9]+|-+$/g, "");
  return plain.length < 2 ? null : plain;
}
