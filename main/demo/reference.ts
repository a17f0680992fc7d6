/** Image references as the engine reads them: `[registry/]name[:tag][@digest]`. */

export interface Reference {
  /** Without tag and digest, in the short form: `nginx`, `grafana/grafana`, `ghcr.io/a/b`. */
  readonly name: string;
  readonly tag: string | null;
  readonly digest: string | null;
  /** `null` for Docker Hub. */
  readonly registry: string | null;
}

const NAME = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/;

/** `null` when it is none. */
export function parseReference(text: string): Reference | null {
  const match = /^(.+?)(?::([\w][\w.-]{0,127}))?(?:@(sha256:[0-9a-f]{64}))?$/.exec(text);
  if (match?.[1] === undefined) return null;
  const [first = "", ...rest] = match[1].split("/");
  const isRegistry = rest.length > 0 && (/[.:]/.test(first) || first === "localhost");
  const hub = isRegistry && /^(?:index\.)?docker\.io$/.test(first);
  const path = isRegistry ? rest.join("/") : match[1];
  if (!NAME.test(path)) return null;
  const registry = isRegistry && !hub ? first : null;
  const short = registry === null ? path.replace(/^library\//, "") : `${registry}/${path}`;
  return { name: short, tag: match[2] ?? null, digest: match[3] ?? null, registry };
}

/** `name:tag`, with `latest` when neither tag nor digest is said. */
export function referenceText(reference: Reference): string {
  if (reference.tag !== null) return `${reference.name}:${reference.tag}`;
  return reference.digest === null ? `${reference.name}:latest` : `${reference.name}@${reference.digest}`;
}
