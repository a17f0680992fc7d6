import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { joinCommandLine, splitCommandLine } from "./command-line.ts";

function words(text: string): readonly string[] {
  const split = splitCommandLine(text);
  if (!split.ok) throw new Error(split.problem);
  return split.words;
}

describe("splitCommandLine", () => {
  it.each([
    ["", []],
    ["   \t\n ", []],
    ["nginx -g 'daemon off;'", ["nginx", "-g", "daemon off;"]],
    [`sh -c "echo \\"hi\\" && date"`, ["sh", "-c", 'echo "hi" && date']],
    ["a''b \"\" ''", ["ab", "", ""]],
    ["one\\ word 'it'\\''s'", ["one word", "it's"]],
    ['"a\\b" "a\\\\b" "\\$HOME"', ["a\\b", "a\\b", "$HOME"]],
    ["$HOME *.txt a;b", ["$HOME", "*.txt", "a;b"]],
    ["docker run \\\n  nginx", ["docker", "run", "nginx"]],
    ["grüße '日本 語'", ["grüße", "日本 語"]],
  ])("splits %j", (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it("says which quote is open", () => {
    expect(splitCommandLine("echo 'a")).toEqual({ ok: false, problem: "A ' is not closed." });
    expect(splitCommandLine('echo "a\\"')).toEqual({ ok: false, problem: 'A " is not closed.' });
    expect(splitCommandLine("echo \\")).toMatchObject({ ok: false });
  });
});

describe("joinCommandLine", () => {
  const hard = [
    "",
    " ",
    "it's",
    '"',
    "\\",
    "$(reboot)",
    "`x`",
    "a\nb",
    "-e",
    "A=b c",
    "~",
    "#no",
    "!",
    "grüße",
    "*",
    "a;b&c|d",
  ];

  it("quotes only what must be quoted", () => {
    expect(joinCommandLine(["nginx", "-g", "daemon off;"])).toBe("nginx -g 'daemon off;'");
  });

  it("is undone by splitCommandLine", () => {
    expect(words(joinCommandLine(hard))).toEqual(hard);
  });

  it.skipIf(process.platform === "win32")("means the same to a real shell", () => {
    const printed = execFileSync("sh", ["-c", `printf '%s\\0' ${joinCommandLine(hard)}`], { encoding: "utf8" });
    expect(printed.split("\0").slice(0, -1)).toEqual(hard);
  });
});
