/** The tags that the picker lists: those on the engine, Docker Hub's, and what was typed. Pure. */
import type { HubTag } from "../../../contract/model/hub.ts";
import { parseReference } from "../../../contract/model/reference.ts";
import type { LocalTag } from "./catalogue.ts";

export interface TagOption {
  readonly name: string;
  /** Bytes: on the disk when it is on the engine, else to download. */
  readonly size: number | null;
  readonly updatedAt: number | null;
  readonly platforms: readonly string[];
  readonly pulled: boolean;
  /** Neither listed nor on the engine: only what was typed. */
  readonly typed: boolean;
}

/**
 * Tags on the engine that match first, then Docker Hub's. What was typed comes last, when it could be a tag and is not among them:
 * a registry that cannot be asked still has it.
 */
export function tagOptions(hub: readonly HubTag[], local: readonly LocalTag[], filter: string): readonly TagOption[] {
  const sizes = new Map(local.map(({ tag, size }) => [tag, size]));
  const listed = new Map(hub.map((tag) => [tag.name, tag]));
  const own = local.filter(({ tag }) => tag.includes(filter) && !listed.has(tag)).map(({ tag }) => tag);
  const options = [...own, ...listed.keys()].map((name): TagOption => {
    const tag = listed.get(name);
    return {
      name,
      size: sizes.get(name) ?? tag?.size ?? null,
      updatedAt: tag?.updatedAt ?? null,
      platforms: tag?.platforms ?? [],
      pulled: sizes.has(name),
      typed: false,
    };
  });
  const offer = filter !== "" && !options.some(({ name }) => name === filter) && parseReference(`x:${filter}`) !== null;
  const typed = { name: filter, size: null, updatedAt: null, platforms: [], pulled: false, typed: true };
  return offer ? [...options, typed] : options;
}
