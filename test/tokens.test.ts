/** The look's promise that everything can be read: checked on renderer/ui/tokens.css, in every theme. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

type Theme = Readonly<Record<string, string>>;

const source = readFileSync(new URL("../renderer/ui/tokens.css", import.meta.url), "utf8");
const css = source.replace(/\/\*[\s\S]*?\*\//g, "");

function block(selector: string): Theme {
  const body = css.split(`\n${selector} {`)[1]?.split("\n}")[0];
  if (body === undefined) throw new Error(`tokens.css has no ${selector}`);
  return Object.fromEntries([...body.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map((match) => [match[1], match[2]?.trim()]));
}

function colour(theme: Theme, name: string): string {
  let value = theme[name];
  while (value?.startsWith("var(")) value = theme[value.slice(4, -1)];
  if (value === undefined || !/^#[0-9a-f]{6}$/i.test(value)) throw new Error(`${name} is no plain colour: ${value}`);
  return value;
}

/** Relative luminance and contrast ratio. Source: WCAG 2.2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(theme: Theme, front: string, back: string): number {
  const [high = 0, low = 0] = [luminance(colour(theme, front)), luminance(colour(theme, back))].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

const light = block(":root");
const dark = { ...light, ...block(':root[data-theme="dark"]') };
const surface = (name: string) => `--surface-${name}`;
const surfaces = ["canvas", "sidebar", "inset", "raised", "overlay", "hover", "pressed", "selected"].map(surface);
const states = ["ok", "warn", "danger", "info", "neutral"];

/** [front, back, least ratio] of everything that may meet on a page. */
function pagePairs(): readonly (readonly [string, string, number])[] {
  const texts = ["--text", "--text-muted", "--text-faint", "--text-link", "--text-accent"];
  const tinted = surfaces.filter((name) => name !== "--surface-pressed");
  return [
    ...surfaces.flatMap((back) => texts.map((front) => [front, back, 4.5] as const)),
    ...states.flatMap((state) => [
      ...[...tinted, `--${state}-soft`].map((back) => [`--${state}-text`, back, 4.5] as const),
      ...["--text", "--text-muted"].map((front) => [front, `--${state}-soft`, 4.5] as const),
    ]),
    ...["--accent", "--accent-hover", "--accent-pressed", "--danger", "--danger-hover"].map(
      (back) => ["--text-on-accent", back, 4.5] as const,
    ),
    ["--selection-text", "--selection-bg", 4.5],
    ["--text-on-tooltip", "--surface-tooltip", 4.5],
    ["--text-accent", "--accent-soft", 4.5],
    ...["canvas", "sidebar", "raised", "overlay", "selected"].map(
      (back) => ["--focus-ring", surface(back), 3] as const,
    ),
    ...["canvas", "raised", "overlay"].map((back) => ["--line-control", surface(back), 3] as const),
    ...["--ok-fill", "--danger-fill"].map((front) => [front, "--surface-canvas", 3] as const),
  ];
}

function terminalPairs(): readonly (readonly [string, string, number])[] {
  const names = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"];
  const fronts = ["fg", "muted", ...names, ...names.map((name) => `bright-${name}`)];
  return [
    ...fronts.flatMap((front) =>
      ["bg", "bar", "hover"].map((back) => [`--term-${front}`, `--term-${back}`, 4.5] as const),
    ),
    ["--term-match-fg", "--term-match-bg", 4.5],
    ["--term-match-current-fg", "--term-match-current-bg", 4.5],
    ["--term-fg", "--term-selection", 4.5],
  ];
}

describe("contrast of the tokens", () => {
  it.each([
    ["light", light, pagePairs()],
    ["dark", dark, pagePairs()],
    ["terminal in the light theme", light, terminalPairs()],
    ["terminal in the dark theme", dark, terminalPairs()],
    ["light terminal", { ...light, ...block('[data-term="light"]') }, terminalPairs()],
  ] as const)("%s: text 4.5:1, outlines 3:1", (_name, theme, pairs) => {
    const weak = pairs
      .map(([front, back, least]) => ({ pair: `${front} on ${back}`, ratio: contrast(theme, front, back), least }))
      .filter(({ ratio, least }) => ratio < least);
    expect(weak).toEqual([]);
  });
});
