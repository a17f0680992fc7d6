/** The drawn mark of an image: two letters on a colour, both derived from its name, so that a name always looks the same. Pure. */
import type { CSSProperties } from "react";

/** Hand-picked where people know an image by its own colour: the letters, and the gradient's two ends. */
const KNOWN: ReadonlyMap<string, readonly [letters: string, from: string, to: string]> = new Map(
  Object.entries({
    postgres: ["Pg", "#3a74ad", "#27537f"] as const,
    redis: ["Re", "#d4473c", "#a82a20"] as const,
    nginx: ["Nx", "#0e9f54", "#06743a"] as const,
    ghost: ["Gh", "#3a4046", "#1d2126"] as const,
    grafana: ["Gf", "#d95f14", "#b34404"] as const,
    mailpit: ["Mp", "#1f8aa8", "#0f6079"] as const,
    node: ["No", "#4f9a4a", "#33722f"] as const,
    rabbitmq: ["Rq", "#d95f1f", "#b0450b"] as const,
    mysql: ["My", "#2f7f9c", "#1c5b73"] as const,
    wordpress: ["Wp", "#3f7fa6", "#285b7c"] as const,
    python: ["Py", "#45759f", "#2d5277"] as const,
    busybox: ["Bb", "#8a5a44", "#63402f"] as const,
    mongo: ["Mg", "#3f9142", "#2a6a2d"] as const,
    mariadb: ["Ma", "#9a6a3c", "#704a26"] as const,
  }),
);

/** `library/nginx` and `ghcr.io/org/app` → `nginx` and `app`. */
function lastPart(name: string): string {
  return name.slice(name.lastIndexOf("/") + 1);
}

/** Two letters for a repository's name: the initials of its words, or the first two letters of its only one. */
export function monogram(name: string): string {
  const last = lastPart(name).toLowerCase();
  const known = KNOWN.get(last);
  if (known !== undefined) return known[0];
  const words = last.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
  const first = [...(words[0] ?? "?")];
  const initial = (first[0] ?? "?").toUpperCase();
  const second = words[1] === undefined ? (first[1] ?? "") : ([...words[1]][0] ?? "");
  return initial + second;
}

/** FNV-1a, 32 bit: spreads similar names over the whole circle. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return value;
}

/** The gradient's two ends as CSS colours: dark enough that white letters stand 4.5:1 on both, whatever the hue. */
export function brandColours(name: string): { readonly from: string; readonly to: string } {
  const last = lastPart(name).toLowerCase();
  const known = KNOWN.get(last);
  if (known !== undefined) return { from: known[1], to: known[2] };
  const hue = hash(last) % 360;
  return { from: `oklch(0.52 0.1 ${hue})`, to: `oklch(0.4 0.09 ${hue})` };
}

/** The same as custom properties for a strip: `--brand-from`, `--brand-to`. */
export function brandStyle(name: string): CSSProperties {
  const { from, to } = brandColours(name);
  return { "--brand-from": from, "--brand-to": to } as CSSProperties;
}
