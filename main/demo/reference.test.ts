import { describe, expect, it } from "vitest";
import { parseReference, referenceText } from "./reference.ts";

const DIGEST = `sha256:${"ab".repeat(32)}`;

describe("references", () => {
  it.each([
    ["nginx", "nginx:latest", null],
    ["nginx:1.27", "nginx:1.27", null],
    ["library/nginx", "nginx:latest", null],
    ["docker.io/library/nginx:1", "nginx:1", null],
    ["grafana/grafana", "grafana/grafana:latest", null],
    ["ghcr.io/a/b:c", "ghcr.io/a/b:c", "ghcr.io"],
    ["127.0.0.1:5000/a", "127.0.0.1:5000/a:latest", "127.0.0.1:5000"],
    ["localhost/a", "localhost/a:latest", "localhost"],
    [`nginx@${DIGEST}`, `nginx@${DIGEST}`, null],
  ])("%s is %s", (text, full, registry) => {
    const reference = parseReference(text);
    expect(reference?.registry).toBe(registry);
    expect(reference === null ? null : referenceText(reference)).toBe(full);
  });

  it.each(["", "Nginx", "a//b", "nginx:", "-a", "a b"])("%j is none", (text) => {
    expect(parseReference(text)).toBeNull();
  });
});
