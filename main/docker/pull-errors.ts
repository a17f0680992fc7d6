/**
 * What a failed pull means. Neither the Engine API nor its progress stream has error codes (a pull that fails half way is an `error`
 * text in a 200), so the texts are read here, and only here. Pure.
 */
import { type Failure, failure } from "../../contract/errors.ts";

type PullCode =
  | "DISK_FULL"
  | "PULL_RATE_LIMITED"
  | "PLATFORM_MISMATCH"
  | "PULL_DENIED"
  | "IMAGE_NOT_FOUND"
  | "REGISTRY_UNREACHABLE";

/** In this order: a registry that hides what one may not see says "denied" and "does not exist" in one sentence. */
const PATTERNS: readonly (readonly [RegExp, PullCode])[] = [
  [/no space left on device|disk quota exceeded|not enough space/i, "DISK_FULL"],
  [/toomanyrequests|too many requests|rate limit/i, "PULL_RATE_LIMITED"],
  [
    /no matching manifest for|no match for platform|cannot be used on this platform|does not (?:match|provide) the specified platform/i,
    "PLATFORM_MISMATCH",
  ],
  [
    /pull access denied|unauthorized|authentication required|no basic auth credentials|insufficient_scope|incorrect username or password|access .*denied|(?<!permission )\bdenied\b|403 Forbidden|401 Unauthorized/i,
    "PULL_DENIED",
  ],
  [
    /manifest unknown|name unknown|not found(?! in \$PATH)|repository does not exist|invalid repository name/i,
    "IMAGE_NOT_FOUND",
  ],
  [
    /no such host|dial tcp|dial unix|lookup \S+ on|connection refused|connection reset|i\/o timeout|TLS handshake|network is unreachable|no route to host|server misbehaving|deadline exceeded|Client\.Timeout|x509:|server gave HTTP response to HTTPS client|unexpected EOF|: EOF$|50[234] /i,
    "REGISTRY_UNREACHABLE",
  ],
];

/**
 * The failure for the engine's text. `registry` is as people know it (`docker.io` is "Docker Hub").
 * `platform` is the engine's, for when the text does not name one.
 */
export function pullFailure(text: string, pull: { reference: string; registry: string; platform: string }): Failure {
  const image = pull.reference;
  const registry = pull.registry === "docker.io" ? "Docker Hub" : pull.registry;
  const detail = text.trim();
  const code = PATTERNS.find(([pattern]) => pattern.test(detail))?.[1];
  switch (code) {
    case "DISK_FULL":
      return failure(code, undefined, { detail });
    case "PLATFORM_MISMATCH": {
      const named = /(?:manifest for|match for platform|platform) \(?"?([a-z0-9]+\/[a-z0-9/]+)/i.exec(detail)?.[1];
      return failure(code, { image, platform: named ?? pull.platform }, { detail });
    }
    case "PULL_RATE_LIMITED":
    case "PULL_DENIED":
    case "IMAGE_NOT_FOUND":
      return failure(code, { image, registry }, { detail });
    case "REGISTRY_UNREACHABLE":
      return failure(code, { image, registry }, { detail, fix: { kind: "retry" } });
    case undefined:
      return failure("PULL_FAILED", { image }, { detail, fix: { kind: "retry" } });
  }
}
