/** A set of listeners: the smallest event emitter, typed, with an unsubscriber for each. */

export interface Listeners<T> {
  /** Returns the unsubscriber. */
  add(listener: (value: T) => void): () => void;
  /** Calls each listener that was there when it began. */
  emit(value: T): void;
  readonly size: number;
}

export function createListeners<T>(): Listeners<T> {
  // Wrapped, so that the same function added twice is two listeners.
  const entries = new Set<{ readonly listener: (value: T) => void }>();
  return {
    add(listener) {
      const entry = { listener };
      entries.add(entry);
      return () => {
        entries.delete(entry);
      };
    },
    emit(value) {
      for (const entry of [...entries]) entry.listener(value);
    },
    get size() {
      return entries.size;
    },
  };
}
