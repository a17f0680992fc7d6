/**
 * Image references: `[registry/]repository[:tag][@digest]`.
 * Source: the distribution project's reference grammar, and the Docker CLI's rule for the default registry.
 */
import { z } from "zod";

/** A reference taken apart. `registry` is `docker.io` and official images have `library/` when none was given. */
export interface ParsedReference {
  readonly registry: string;
  /** Full path, e.g. `library/nginx`. */
  readonly repository: string;
  readonly tag: string | null;
  readonly digest: string | null;
}

const COMPONENT = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const REGISTRY =
  /^(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*|\[[0-9a-fA-F:]+\])(?::[0-9]+)?$/;
const TAG = /^[\w][\w.-]{0,127}$/;
const DIGEST = /^[a-z][a-z0-9]*(?:[+._-][a-z][a-z0-9]*)*:[0-9a-fA-F]{32,}$/;

/** Takes a reference apart; `null` when it is none. Pure. */
export function parseReference(text: string): ParsedReference | null {
  let rest = text.trim();
  let digest: string | null = null;
  const at = rest.indexOf("@");
  if (at >= 0) {
    digest = rest.slice(at + 1);
    rest = rest.slice(0, at);
    if (!DIGEST.test(digest)) return null;
  }
  let tag: string | null = null;
  const colon = rest.lastIndexOf(":");
  if (colon > rest.lastIndexOf("/")) {
    tag = rest.slice(colon + 1);
    rest = rest.slice(0, colon);
    if (!TAG.test(tag)) return null;
  }
  const slash = rest.indexOf("/");
  const first = slash < 0 ? "" : rest.slice(0, slash);
  // The CLI's rule: the first part is a registry when it could be a host name.
  const hasRegistry = first === "localhost" || /[.:]/.test(first) || first !== first.toLowerCase();
  const registry = hasRegistry ? first : "docker.io";
  let repository = hasRegistry ? rest.slice(slash + 1) : rest;
  if (hasRegistry && !REGISTRY.test(first)) return null;
  if (!repository.split("/").every((part) => COMPONENT.test(part)) || repository.length > 255) return null;
  const official = registry === "docker.io" || registry === "index.docker.io";
  if (official && !repository.includes("/")) repository = `library/${repository}`;
  return { registry: official ? "docker.io" : registry, repository, tag, digest };
}

/** The short form that people write: `nginx:1.27`, `ghcr.io/org/app:2`. A missing tag becomes `latest` unless a digest is given. */
export function familiarReference(reference: ParsedReference): string {
  const repository =
    reference.registry === "docker.io"
      ? reference.repository.replace(/^library\//, "")
      : `${reference.registry}/${reference.repository}`;
  const tag = reference.tag ?? (reference.digest === null ? "latest" : null);
  return repository + (tag === null ? "" : `:${tag}`) + (reference.digest === null ? "" : `@${reference.digest}`);
}

/** Text that is an image reference. Checked, and kept as typed. */
export const ImageReference = z
  .string()
  .trim()
  .min(1, "Name an image, for example nginx:1.27.")
  .max(512)
  .refine(
    (text) => parseReference(text) !== null,
    "This is not an image name. It looks like registry/name:tag, in small letters.",
  );
