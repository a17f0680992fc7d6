/** What a person typed into the search box, when it is a reference and not only words to search for. Pure. */
import { familiarReference, type ParsedReference, parseReference } from "../../../contract/model/reference.ts";

/** A reference as cards and the sheet show it: the name as people write it, and what makes it exact. */
export interface NamedReference {
  /** `nginx`, `grafana/grafana`, `ghcr.io/org/app`: without a tag. */
  readonly repository: string;
  /** `null` only beside a digest. */
  readonly tag: string | null;
  readonly digest: string | null;
  /** The whole in its short form, e.g. `nginx:1.27`. */
  readonly reference: string;
  /** Its registry is Docker Hub, so its tags can be listed. */
  readonly onHub: boolean;
}

/** `docker.io/library/nginx` → `nginx`. */
function familiarRepository(parsed: ParsedReference): string {
  return parsed.registry === "docker.io"
    ? parsed.repository.replace(/^library\//, "")
    : `${parsed.registry}/${parsed.repository}`;
}

/** Takes any reference apart for display; `null` when the text is none. A missing tag is `latest`. */
export function nameReference(text: string): NamedReference | null {
  const parsed = parseReference(text);
  if (parsed === null) return null;
  return {
    repository: familiarRepository(parsed),
    tag: parsed.tag ?? (parsed.digest === null ? "latest" : null),
    digest: parsed.digest,
    reference: familiarReference(parsed),
    onHub: parsed.registry === "docker.io",
  };
}

/** The reference in a search text that means exactly one image: it has a tag, a digest or a registry. Plain words give `null`. */
export function typedReference(query: string): NamedReference | null {
  const parsed = parseReference(query);
  if (parsed === null) return null;
  const exact = parsed.tag !== null || parsed.digest !== null || parsed.registry !== "docker.io";
  return exact ? nameReference(query) : null;
}

/** What to ask Docker Hub for: of an exact reference its name alone, of another registry's nothing. */
export function hubWords(query: string): string {
  const typed = typedReference(query);
  if (typed === null) return query;
  return typed.onHub ? typed.repository : "";
}

/** Joins a repository with another tag: `ghcr.io/org/app` and `2` → `ghcr.io/org/app:2`. */
export function withTag(repository: string, tag: string): string {
  return `${repository}:${tag}`;
}
