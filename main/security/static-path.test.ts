import { describe, expect, it } from "vitest";
import { contentType } from "./content-type.ts";
import { staticPath } from "./static-path.ts";

describe("a path of Berth's own files", () => {
  it.each([
    ["/", "/page/index.html"],
    ["/assets/main-1a.js", "/page/assets/main-1a.js"],
    ["/a%20b.css", "/page/a b.css"],
  ])("%s is %s", (path, file) => expect(staticPath("/page", path)).toBe(file));

  it.each([
    "/../etc/passwd",
    "/assets/../../etc/passwd",
    "/%2e%2e/etc/passwd",
    "/..%2fetc%2fpasswd",
    "/..%5c..%5cwindows",
    "/..\\windows",
    "/c:/windows",
    "/a%00.html",
    "/%zz",
    "//..//etc",
    "etc/passwd",
    "",
  ])("%j is refused", (path) => expect(staticPath("/page", path)).toBeNull());

  it("reaches no neighbour whose name begins alike", () => {
    expect(staticPath("/page", "/../page-secrets/x.js")).toBeNull();
  });
});

describe("the type of a file", () => {
  it("is known by its ending", () => {
    expect(contentType("/a/index.html")).toBe("text/html; charset=utf-8");
    expect(contentType("/a/Inter.WOFF2")).toBe("font/woff2");
  });

  it.each(["/a/berth.db", "/a/.env", "/a/passwd", "/a/x.node"])("is none for %s, so it is not served", (file) =>
    expect(contentType(file)).toBeNull(),
  );
});
