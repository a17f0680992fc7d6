import { describe, expect, it } from "vitest";
import { splitCommandLine } from "./command-line.ts";
import { looksSecret, toDockerRun } from "./docker-run.ts";
import { ContainerSpec, type ContainerSpecInput } from "./spec.ts";

const command = (spec: ContainerSpecInput, options = {}) => toDockerRun(ContainerSpec.parse(spec), options);

describe("toDockerRun", () => {
  it("is short for a plain image", () => {
    expect(command({ image: "nginx" })).toBe("docker run -d nginx");
    expect(command({ image: "nginx" }, { start: false })).toBe("docker create nginx");
  });

  it("has everything that the spec asks for, in the CLI's words", () => {
    const full = command({
      image: "postgres:16",
      name: "db",
      restart: "unless-stopped",
      ports: [{ container: 5432, host: 15432 }, { container: 53, protocol: "udp", host: 53 }, { container: 80 }],
      publishExposed: true,
      env: [{ name: "GREETING", value: "it's $HOME" }],
      mounts: [
        { source: "data", target: "/var/lib/postgresql/data" },
        { source: "/srv/my files", target: "/in", readOnly: true },
        { source: "C:\\data", target: "/win" },
      ],
      labels: { team: "harbour", empty: "" },
      command: ["postgres", "-c", "log_statement=all; x"],
    });
    expect(full).toBe(
      "docker run -d --name db --restart unless-stopped -p 15432:5432 -p 53:53/udp -p 80 -P -e 'GREETING=it'\\''s $HOME' " +
        "-v data:/var/lib/postgresql/data -v '/srv/my files:/in:ro' -v 'C:\\data:/win' --label team=harbour --label empty " +
        "postgres:16 postgres -c 'log_statement=all; x'",
    );
  });

  it("names a folder with a colon by --mount", () => {
    const line = command({ image: "x", mounts: [{ source: '/a:b,"c', target: "/d", readOnly: true }] });
    expect(splitCommandLine(line)).toMatchObject({
      words: ["docker", "run", "-d", "--mount", 'type=bind,"source=/a:b,""c",target=/d,readonly', "x"],
    });
  });

  it("leaves secrets to the shell's environment when asked", () => {
    const spec = {
      image: "x",
      env: [
        { name: "DB_PASSWORD", value: "hunter2" },
        { name: "TZ", value: "UTC" },
      ],
    };
    expect(command(spec)).toContain("hunter2");
    expect(command(spec, { maskSecrets: true })).toBe("docker run -d -e DB_PASSWORD -e TZ=UTC x");
  });
});

describe("looksSecret", () => {
  it.each([
    "POSTGRES_PASSWORD",
    "PGPASSWORD",
    "MYSQL_PWD",
    "apiKey",
    "API_KEY",
    "AWS_SECRET_ACCESS_KEY",
    "GITHUB_TOKEN",
    "NEO4J_AUTH",
    "client-secret",
    "Passphrase",
    "SENTRY_DSN",
    "GOOGLE_CREDENTIALS",
    "DB_PASS",
  ])("hides %s", (name) => {
    expect(looksSecret(name)).toBe(true);
  });

  it.each([
    "PATH",
    "PWD",
    "COMPASS_COLOUR",
    "BYPASS",
    "POSTGRES_PASSWORD_FILE",
    "AWS_ACCESS_KEY_ID",
    "PUBLIC_KEY",
    "POSTGRES_HOST_AUTH_METHOD",
    "AUTHOR",
    "KEYBOARD",
    "MONKEY",
    "TZ",
  ])("shows %s", (name) => {
    expect(looksSecret(name)).toBe(false);
  });

  it("hides an address that holds a password", () => {
    expect(looksSecret("DATABASE_URL", "postgres://me:hunter2@db/x")).toBe(true);
    expect(looksSecret("DATABASE_URL", "postgres://me@db:5432/x")).toBe(false);
  });
});
