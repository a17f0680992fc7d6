/** Which part of the form a failed launch belongs to. Pure. */
import type { Part } from "./launch-problems.ts";

const PARTS: Readonly<Record<string, Part>> = {
  NAME_IN_USE: "name",
  PORT_TAKEN: "ports",
  COMMAND_NOT_FOUND: "command",
  MOUNT_REFUSED: "mounts",
  NO_SUCH_IMAGE: "image",
  IMAGE_NOT_FOUND: "image",
  PULL_DENIED: "image",
  PULL_RATE_LIMITED: "image",
  REGISTRY_UNREACHABLE: "image",
  PULL_FAILED: "image",
  PLATFORM_MISMATCH: "image",
};

/** `null` for what is nobody's fault in the form: a lost engine, a full disk. */
export function failurePart(code: string): Part | null {
  return Object.hasOwn(PARTS, code) ? (PARTS[code] ?? null) : null;
}
