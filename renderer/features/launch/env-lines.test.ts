import { describe, expect, it } from "vitest";
import { looksLikeEnvLines, mergeVariables, parseEnvLines } from "./env-lines.ts";

const read = (text: string) =>
  Object.fromEntries(parseEnvLines(text).variables.map(({ name, value }) => [name, value]));

describe("parseEnvLines", () => {
  it("reads names and values, with comments, blank lines and export", () => {
    expect(read("# database\r\nDB_HOST=db:3306\n\nexport DB_USER = wp \nEMPTY=\n")).toEqual({
      DB_HOST: "db:3306",
      DB_USER: "wp",
      EMPTY: "",
    });
  });

  it("keeps what looks like syntax inside a value", () => {
    expect(read("URL=https://x/?a=b#c\nCOLOUR=#fff # white\nNONE= # set later\nP=a'b\"c")).toEqual({
      URL: "https://x/?a=b#c",
      COLOUR: "#fff",
      NONE: "",
      P: "a'b\"c",
    });
  });

  it("reads quotes: single as they are, double with escapes, both over several lines", () => {
    expect(read(`A='a $b \\n'\nB="a\\nb \\"c\\"" # no\nKEY="-----BEGIN\nabc\n-----END"\nC=1`)).toEqual({
      A: "a $b \\n",
      B: 'a\nb "c"',
      KEY: "-----BEGIN\nabc\n-----END",
      C: "1",
    });
  });

  it("does not swallow the rest behind a quote that never closes", () => {
    expect(read("A='tis\nB=2")).toEqual({ A: "'tis", B: "2" });
  });

  it("lets the last of a name win and says what it could not read", () => {
    const result = parseEnvLines("A=1\nhello there\n=x\nA=2\nJUST_A_NAME");
    expect(result.variables).toEqual([{ name: "A", value: "2" }]);
    expect(result.unread).toEqual(["hello there", "=x", "JUST_A_NAME"]);
  });

  it("takes names that objects carry", () => {
    expect(parseEnvLines("__proto__=1\nconstructor=2").variables).toEqual([
      { name: "__proto__", value: "1" },
      { name: "constructor", value: "2" },
    ]);
  });

  it("drops the mark at a file's start", () => {
    expect(read("\uFEFFA=1")).toEqual({ A: "1" });
  });
});

describe("looksLikeEnvLines", () => {
  it("tells lines from a word or a path", () => {
    expect(looksLikeEnvLines("A=1")).toBe(true);
    expect(looksLikeEnvLines("# x\nexport A=1\n")).toBe(true);
    expect(looksLikeEnvLines("WORDPRESS_DB_HOST")).toBe(false);
    expect(looksLikeEnvLines("https://x/?a=b")).toBe(false);
  });
});

describe("mergeVariables", () => {
  it("changes in place, adds at the end, and says which", () => {
    const { variables, changed } = mergeVariables(
      [
        { name: "A", value: "1" },
        { name: "B", value: "2" },
      ],
      [
        { name: "C", value: "3" },
        { name: "A", value: "9" },
      ],
    );
    expect(variables).toEqual([
      { name: "A", value: "9" },
      { name: "B", value: "2" },
      { name: "C", value: "3" },
    ]);
    expect(changed).toEqual(new Set(["C", "A"]));
  });
});
