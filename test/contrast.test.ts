/**
 * Every pair of colours of renderer/ui/tokens.css that can meet, by WCAG 2.2: text 4.5:1 (1.4.3), what controls are recognised by 3:1
 * (1.4.11), in both themes and all terminals.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

type Theme = Readonly<Record<string, string>>;

const css = readFileSync(join(import.meta.dirname, "../renderer/ui/tokens.css"), "utf8").replace(
  /\/\*[\s\S]*?\*\//g,
  "",
);

/** The custom properties of the rule with exactly that selector, outside of any media query. */
function rule(selector: string): Theme {
  const body = css.split(`\n${selector} {`)[1]?.split("\n}")[0];
  if (body === undefined) throw new Error(`tokens.css has no rule for ${selector}`);
  const pairs = [...body.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name = "", value = ""]) => [name, value.trim()]);
  return Object.fromEntries(pairs) as Theme;
}

const light = rule(":root");
const dark: Theme = { ...light, ...rule(':root[data-theme="dark"]') };
const lightTerminal: Theme = { ...light, ...rule('[data-term="light"]') };

/** `#rrggbb`, through any number of `var()`. */
function colour(theme: Theme, name: string): string {
  const value = theme[name] ?? "";
  const inner = /^var\((--[\w-]+)\)$/.exec(value)?.[1];
  if (inner) return colour(theme, inner);
  if (!/^#[0-9a-f]{6}$/i.test(value)) throw new Error(`${name} is not a plain colour but "${value}"`);
  return value;
}

/** WCAG's relative luminance, 0 to 1. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((start) => Number.parseInt(hex.slice(start, start + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** The pairs of the two lists that are too weak, in words. */
function weak(theme: Theme, fronts: readonly string[], backs: readonly string[], least: number): string[] {
  return fronts.flatMap((front) =>
    backs
      .map((back) => ({ back, ratio: contrast(colour(theme, front), colour(theme, back)) }))
      .filter(({ ratio }) => ratio < least)
      .map(({ back, ratio }) => `${front} on ${back} is ${ratio.toFixed(2)}:1, needs ${least}:1`),
  );
}

const all = (prefix: string, names: string): string[] => names.split(" ").map((name) => `--${prefix}${name}`);
const surfaces = all("surface-", "canvas sidebar inset raised overlay hover pressed selected");
const texts = ["--text", ...all("text-", "muted faint link accent")];
const ansi = "black red green yellow blue magenta cyan white";

test("black on white is 21:1, and a colour on itself 1:1", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21);
  expect(contrast("#0a7aa9", "#0a7aa9")).toBe(1);
});

describe.each([
  ["light", light],
  ["dark", dark],
])("%s theme", (_name, theme) => {
  test("text on every surface", () => {
    expect(weak(theme, texts, surfaces, 4.5)).toEqual([]);
  });

  test.each(["ok", "warn", "danger", "info", "neutral"])("the words of state: %s", (state) => {
    const calm = surfaces.filter((name) => name !== "--surface-pressed");
    expect(weak(theme, [`--${state}-text`], [...calm, `--${state}-soft`], 4.5)).toEqual([]);
    expect(weak(theme, ["--text", "--text-muted"], [`--${state}-soft`], 4.5)).toEqual([]);
  });

  test("text on filled buttons, selections, tooltips and diffs", () => {
    const filled = ["--accent", "--accent-hover", "--accent-pressed", "--danger", "--danger-hover"];
    expect(weak(theme, ["--text-on-accent"], filled, 4.5)).toEqual([]);
    expect(weak(theme, ["--selection-text"], ["--selection-bg"], 4.5)).toEqual([]);
    expect(weak(theme, ["--text-on-tooltip"], ["--surface-tooltip"], 4.5)).toEqual([]);
    expect(weak(theme, ["--text-accent"], ["--accent-soft"], 4.5)).toEqual([]);
    for (const kind of ["add", "del"]) {
      expect(weak(theme, [`--diff-${kind}-text`], [`--diff-${kind}-bg`], 4.5)).toEqual([]);
    }
  });

  test("series colours, which also colour words", () => {
    const backs = all("surface-", "canvas sidebar raised");
    expect(weak(theme, all("series-", "1 2 3 4 5 6"), backs, 4.5)).toEqual([]);
  });

  test("what controls are recognised by: focus ring, outlines, state marks", () => {
    expect(weak(theme, ["--focus-ring"], all("surface-", "canvas sidebar raised overlay selected"), 3)).toEqual([]);
    expect(weak(theme, ["--line-control"], all("surface-", "canvas raised overlay"), 3)).toEqual([]);
    expect(weak(theme, ["--ok-fill", "--danger-fill"], ["--surface-canvas"], 3)).toEqual([]);
  });
});

describe.each([
  ["in the light theme", light],
  ["in the dark theme", dark],
  ["chosen light", lightTerminal],
])("terminal %s", (_name, theme) => {
  test("every colour of output", () => {
    const fronts = [
      ...all("term-", "fg muted"),
      ...all("term-", ansi),
      ...all("term-bright-", ansi),
      ...all("term-series-", "1 2 3 4 5 6"),
    ];
    expect(weak(theme, fronts, all("term-", "bg bar hover"), 4.5)).toEqual([]);
  });

  test("search matches and the selection", () => {
    expect(weak(theme, ["--term-match-fg"], ["--term-match-bg"], 4.5)).toEqual([]);
    expect(weak(theme, ["--term-match-current-fg"], ["--term-match-current-bg"], 4.5)).toEqual([]);
    expect(weak(theme, ["--term-fg"], ["--term-selection"], 4.5)).toEqual([]);
  });
});
