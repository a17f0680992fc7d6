import { expect, it } from "vitest";
import { createRequests } from "./requests.ts";

const show = (container: string) => ({ kind: "show-container", container, tab: "logs" }) as const;

it("reach every page that listens", async () => {
  const requests = createRequests();
  const ends = [new AbortController(), new AbortController()];
  const pages = ends.map((end) => requests.watch(end.signal));
  const first = pages.map((page) => page.next());
  requests.send(show("web"));
  expect(await Promise.all(first)).toEqual([
    { done: false, value: show("web") },
    { done: false, value: show("web") },
  ]);
});

it("wait for the page that is about to open, the last one only, and once", async () => {
  const requests = createRequests();
  requests.send(show("web"));
  requests.send({ kind: "new-container" });
  const end = new AbortController();
  const page = requests.watch(end.signal);
  expect(await page.next()).toEqual({ done: false, value: { kind: "new-container" } });
  const next = page.next();
  end.abort();
  expect(await next).toMatchObject({ done: true });
  const later = requests.watch(AbortSignal.abort());
  expect(await later.next()).toMatchObject({ done: true });
});

it("are not kept for a page that has gone", async () => {
  const requests = createRequests();
  const end = new AbortController();
  const page = requests.watch(end.signal);
  const first = page.next();
  end.abort();
  await first;
  requests.send(show("web"));
  const again = requests.watch(new AbortController().signal);
  expect(await again.next()).toEqual({ done: false, value: show("web") });
});
