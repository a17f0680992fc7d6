/** Does the same to many, a few at a time: an engine takes several calls at once, but not ten thousand. */

const AT_ONCE = 6;

/** Calls `work` for each item, at most six at a time. Never stops half way; what `work` throws is a bug and ends it. */
export async function sideBySide<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const queue = items.values();
  const worker = async () => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, worker));
}
