import { describe, expect, it } from "vitest";
import { hubWords, nameReference, typedReference } from "./typed-reference.ts";

const digest = `sha256:${"a".repeat(64)}`;

describe("typedReference", () => {
  it("leaves words to the search", () => {
    for (const text of ["", "nginx", "grafana/grafana", "two words", "Nginx", "nginx:"]) {
      expect(typedReference(text), text).toBeNull();
    }
  });

  it("knows name:tag", () => {
    expect(typedReference(" rabbitmq:3-management ")).toMatchObject({
      repository: "rabbitmq",
      tag: "3-management",
      reference: "rabbitmq:3-management",
      onHub: true,
    });
  });

  it("knows registries, ports and digests", () => {
    expect(typedReference("ghcr.io/org/app")).toMatchObject({
      repository: "ghcr.io/org/app",
      tag: "latest",
      onHub: false,
    });
    expect(typedReference(`localhost:5000/org/app:2@${digest}`)).toMatchObject({
      repository: "localhost:5000/org/app",
      tag: "2",
      digest,
      reference: `localhost:5000/org/app:2@${digest}`,
    });
    expect(typedReference(`nginx@${digest}`)).toMatchObject({ tag: null, reference: `nginx@${digest}` });
  });
});

describe("nameReference", () => {
  it("writes Docker Hub's names short", () => {
    expect(nameReference("docker.io/library/nginx")?.reference).toBe("nginx:latest");
    expect(nameReference("index.docker.io/grafana/grafana:11")?.repository).toBe("grafana/grafana");
  });
});

describe("hubWords", () => {
  it("asks for names only, and nothing of other registries", () => {
    expect(hubWords("postgres alpine")).toBe("postgres alpine");
    expect(hubWords("grafana/grafana:11.2.0")).toBe("grafana/grafana");
    expect(hubWords("ghcr.io/org/app")).toBe("");
  });
});
