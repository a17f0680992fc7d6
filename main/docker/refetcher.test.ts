import { expect, test } from "vitest";
import { createRefetcher } from "./refetcher.ts";

/** A fetch whose ends the test decides. */
function controlled() {
  const calls: (readonly string[])[] = [];
  const ends: { readonly resolve: () => void; readonly reject: (error: unknown) => void }[] = [];
  const fetch = (ids: readonly string[]): Promise<void> => {
    calls.push(ids);
    return new Promise((resolve, reject) => ends.push({ resolve, reject }));
  };
  /** Lets the oldest running fetch end, and what follows from it happen. */
  const end = async (error?: unknown): Promise<void> => {
    const one = ends.shift();
    if (error === undefined) one?.resolve();
    else one?.reject(error);
    await new Promise(setImmediate);
  };
  return { calls, fetch, end };
}

const unexpected = (error: unknown): void => {
  throw error;
};

test("the first is read at once; those named meanwhile wait, each once, and are read together", async () => {
  const { calls, fetch, end } = controlled();
  const refetcher = createRefetcher(fetch, 50, unexpected);
  refetcher.add("a");
  expect(calls).toEqual([["a"]]);
  for (const id of ["b", "c", "b", "a", "b"]) refetcher.add(id);
  expect(calls).toHaveLength(1);
  await end();
  expect(calls).toEqual([["a"], ["b", "c", "a"]]);
  await end();
  expect(calls).toHaveLength(2);
});

test("no more than so many are asked for at once", async () => {
  const { calls, fetch, end } = controlled();
  const refetcher = createRefetcher(fetch, 2, unexpected);
  for (const id of ["a", "b", "c", "d"]) refetcher.add(id);
  for (let call = 0; call < 4; call += 1) await end();
  expect(calls).toEqual([["a"], ["b", "c"], ["d"]]);
});

test("a failure is told once, and nothing is read after it", async () => {
  const { calls, fetch, end } = controlled();
  const errors: unknown[] = [];
  const refetcher = createRefetcher(fetch, 50, (error) => errors.push(error));
  refetcher.add("a");
  refetcher.add("b");
  await end("broken");
  refetcher.add("c");
  expect(errors).toEqual(["broken"]);
  expect(calls).toEqual([["a"]]);
});

test("once closed it reads nothing and tells nothing", async () => {
  const { calls, fetch, end } = controlled();
  const refetcher = createRefetcher(fetch, 50, unexpected);
  refetcher.add("a");
  refetcher.add("b");
  refetcher.close();
  await end("broken by the closing");
  expect(calls).toEqual([["a"]]);
});
