/**
 * The reader's half of the credit window (the writer's is main/transport/flow-control.ts): an item is given back when the
 * reader asks for the next one, so when it has dealt with it, not when it arrived.
 */
export function givingCredit<T, R>(
  source: AsyncIterator<T, R, undefined>,
  giveBack: () => void,
): AsyncGenerator<T, R, undefined> {
  let held = 0;
  const returned: AsyncGenerator<T, R, undefined> = {
    async next() {
      for (; held > 0; held--) giveBack();
      const step = await source.next();
      if (step.done !== true) held++;
      return step;
    },
    async return(value) {
      await source.return?.();
      return { done: true, value: await value };
    },
    async throw(error) {
      await source.return?.();
      throw error;
    },
    async [Symbol.asyncDispose]() {
      await source.return?.();
    },
    [Symbol.asyncIterator]: () => returned,
  };
  return returned;
}

export function isAsyncIterator(value: unknown): value is AsyncIterator<unknown, unknown, undefined> {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value && "next" in value;
}
