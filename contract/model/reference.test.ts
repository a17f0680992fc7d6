import { describe, expect, it } from "vitest";
import { familiarReference, ImageReference, parseReference } from "./reference.ts";

const digest = `sha256:${"a1".repeat(32)}`;

describe("parseReference", () => {
  it.each([
    ["nginx", "docker.io", "library/nginx", null, null],
    ["nginx:1.27-alpine", "docker.io", "library/nginx", "1.27-alpine", null],
    [" nginx ", "docker.io", "library/nginx", null, null],
    ["library/nginx", "docker.io", "library/nginx", null, null],
    ["grafana/grafana", "docker.io", "grafana/grafana", null, null],
    ["docker.io/nginx", "docker.io", "library/nginx", null, null],
    ["index.docker.io/library/nginx:2", "docker.io", "library/nginx", "2", null],
    ["ghcr.io/org/team/app:v1", "ghcr.io", "org/team/app", "v1", null],
    ["ghcr.io/app", "ghcr.io", "app", null, null],
    ["localhost/app", "localhost", "app", null, null],
    ["localhost:5000/app:1", "localhost:5000", "app", "1", null],
    ["127.0.0.1:5000/a/b", "127.0.0.1:5000", "a/b", null, null],
    ["[::1]:5000/a", "[::1]:5000", "a", null, null],
    ["Registry/app", "Registry", "app", null, null],
    [`nginx@${digest}`, "docker.io", "library/nginx", null, digest],
    [`ghcr.io/a/b:1@${digest}`, "ghcr.io", "a/b", "1", digest],
    ["a__b/c-d--e.f_g", "docker.io", "a__b/c-d--e.f_g", null, null],
    [`a:${"t".repeat(128)}`, "docker.io", "library/a", "t".repeat(128), null],
    ["a:_x", "docker.io", "library/a", "_x", null],
  ])("takes %j apart", (text, registry, repository, tag, hash) => {
    expect(parseReference(text)).toEqual({ registry, repository, tag, digest: hash });
  });

  it.each([
    "",
    " ",
    ":",
    "/",
    "@",
    "nginx:",
    "nginx@",
    "nginx:latest:x",
    "NGINX",
    "a/B",
    "a//b",
    "/nginx",
    "nginx/",
    "ghcr.io/",
    "-a",
    "a-",
    "a___b",
    "a..b",
    "a_.b",
    "a b",
    "a:b c",
    "a:-x",
    "a:.x",
    `a:${"t".repeat(129)}`,
    "a@sha256:xyz",
    "a@sha256:ab",
    `a@${digest}@${digest}`,
    "-bad.io/a",
    "bad-.io/a",
    "bad..io/a",
    "host:port/a",
    "http://nginx",
    "a\nb",
    "ümlaut",
    "a".repeat(256),
  ])("refuses %j", (text) => {
    expect(parseReference(text)).toBeNull();
  });
});

describe("familiarReference", () => {
  it.each([
    ["nginx", "nginx:latest"],
    ["docker.io/library/nginx:1", "nginx:1"],
    ["grafana/grafana", "grafana/grafana:latest"],
    ["ghcr.io/library/app:2", "ghcr.io/library/app:2"],
    [`nginx@${digest}`, `nginx@${digest}`],
    [`nginx:1@${digest}`, `nginx:1@${digest}`],
  ])("writes %s as %s", (text, familiar) => {
    const parsed = parseReference(text);
    expect(parsed && familiarReference(parsed)).toBe(familiar);
    // What is written means the same.
    const again = parseReference(familiar);
    expect(again && { ...again, tag: null }).toEqual(parsed && { ...parsed, tag: null });
  });
});

describe("ImageReference", () => {
  it("keeps what was typed, and says what is wrong in words", () => {
    expect(ImageReference.parse(" nginx:1 ")).toBe("nginx:1");
    const problems = (text: string) => ImageReference.safeParse(text).error?.issues.map(({ message }) => message);
    expect(problems("  ")?.[0]).toBe("Name an image, for example nginx:1.27.");
    expect(problems("My Image")).toEqual([
      "This is not an image name. It looks like registry/name:tag, in small letters.",
    ]);
    expect(problems("a".repeat(600))).toHaveLength(2);
  });
});
