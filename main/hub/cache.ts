/** Remembers answers for a while, and asks a question that is being asked only once. */

export interface Cache<T> {
  /** The answer from memory, or of `ask`. What `ask` throws is not remembered. */
  get(key: string, ask: () => Promise<T>): Promise<T>;
}

/** `now` is a clock in milliseconds. `keep` says whether an answer is worth remembering. */
export function createCache<T>(options: {
  readonly milliseconds: number;
  readonly entries: number;
  readonly now: () => number;
  readonly keep?: (answer: T) => boolean;
}): Cache<T> {
  const { milliseconds, entries, now, keep = () => true } = options;
  /** Oldest first. */
  const known = new Map<string, { readonly answer: T; readonly until: number }>();
  const asking = new Map<string, Promise<T>>();

  async function askAnew(key: string, ask: () => Promise<T>): Promise<T> {
    try {
      const answer = await ask();
      known.delete(key);
      if (keep(answer)) known.set(key, { answer, until: now() + milliseconds });
      const oldest = known.keys().next();
      if (known.size > entries && !oldest.done) known.delete(oldest.value);
      return answer;
    } finally {
      asking.delete(key);
    }
  }

  return {
    get(key, ask) {
      const found = known.get(key);
      if (found && found.until > now()) return Promise.resolve(found.answer);
      const pending = asking.get(key) ?? askAnew(key, ask);
      asking.set(key, pending);
      return pending;
    },
  };
}
