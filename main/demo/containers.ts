/** All containers, found by id, by a unique prefix of it, or by name. */
import { ambiguousId, nameInUse, noSuchContainer } from "./api-error.ts";
import type { ApiMinor } from "./api-version.ts";
import type { Container } from "./model.ts";

export interface Containers {
  /** Newest first, as the engine lists them. */
  all(): readonly Container[];
  readonly size: number;
  add(container: Container): void;
  remove(container: Container): void;
  rename(container: Container, name: string): void;
  byId(id: string): Container | undefined;
  byName(name: string): Container | undefined;
  /** By name, id or unique prefix of the id. Throws the engine's 404, or its refusal of an ambiguous prefix. */
  resolve(reference: string, api: ApiMinor): Container;
}

export function createContainers(): Containers {
  const ids = new Map<string, Container>();
  const names = new Map<string, Container>();
  let sorted: Container[] | null = null;
  return {
    get size() {
      return ids.size;
    },
    all() {
      sorted ??= [...ids.values()].sort((a, b) => b.createdAt.ms - a.createdAt.ms || b.createdAt.ns - a.createdAt.ns);
      return sorted;
    },
    add(container) {
      const holder = names.get(container.name);
      if (holder !== undefined) throw nameInUse(container.name, holder);
      ids.set(container.id, container);
      names.set(container.name, container);
      sorted = null;
    },
    remove(container) {
      ids.delete(container.id);
      names.delete(container.name);
      sorted = null;
    },
    rename(container, name) {
      names.delete(container.name);
      container.name = name;
      names.set(name, container);
    },
    byId: (id) => ids.get(id),
    byName: (name) => names.get(name.replace(/^\//, "")),
    resolve(reference, api) {
      const exact = ids.get(reference) ?? names.get(reference.replace(/^\//, ""));
      if (exact !== undefined) return exact;
      if (!/^[0-9a-f]{1,64}$/.test(reference)) throw noSuchContainer(reference);
      let found: Container | undefined;
      for (const [id, container] of ids) {
        if (!id.startsWith(reference)) continue;
        if (found !== undefined) throw ambiguousId(api, reference);
        found = container;
      }
      if (found === undefined) throw noSuchContainer(reference);
      return found;
    },
  };
}
