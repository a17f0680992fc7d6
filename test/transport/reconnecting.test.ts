/** The browser's connection across losses, against a real server that goes away and comes back. */
import { createORPCClient } from "@orpc/client";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Client } from "../../renderer/client.ts";
import { createReconnecting, type Loss, type Reconnecting } from "../../renderer/transport/reconnecting.ts";
import { NoSession } from "../../renderer/transport/session.ts";
import type { Wire } from "../../renderer/transport/wire.ts";
import { type Site, startSite } from "./ends.ts";
import { fakeContext } from "./fake-context.ts";

let site: Site;
let cookie: string;
let wires: Wire[];
let connection: Reconnecting;
beforeEach(async () => {
  site = await startSite(fakeContext().context);
  cookie = await site.letIn();
  wires = [];
});
afterEach(async () => {
  connection.close();
  await site.close();
});

/** What client.ts does in a browser, with the cookie kept by hand. */
const open = async (): Promise<Wire> => {
  const answer = await fetch(`${site.origin}/session`, { headers: { cookie } });
  if (answer.status === 401) throw new NoSession();
  const wire = await site.dial(cookie);
  wires.push(wire);
  return wire;
};
const connect = () => {
  connection = createReconnecting(open);
  const losses: (Loss | null)[] = [];
  connection.onLoss((loss) => losses.push(loss));
  return { client: createORPCClient<Client>(connection.link), losses };
};

it("makes the first calls wait for the connection", async () => {
  const { client, losses } = connect();
  expect(await client.app.info()).toMatchObject({ version: "1.2.3" });
  expect(losses).toEqual([]);
});

it("finds the way back by itself, with the same client, and says both", async () => {
  const { client, losses } = connect();
  await client.app.info();
  const stream = await client.containers.logs({ container: "web" });
  await stream.next();
  wires[0]?.close();
  await vi.waitUntil(() => losses.length === 2, { timeout: 10_000 });
  expect(losses).toEqual(["lost", null]);
  expect(wires).toHaveLength(2);
  expect(await client.app.info()).toMatchObject({ version: "1.2.3" });
});

it("says that the server was restarted, and goes on when this browser is let in again", async () => {
  const { client, losses } = connect();
  await client.app.info();
  const { port } = site;
  await site.close();
  site = await startSite(fakeContext().context, port);
  await vi.waitUntil(() => losses.includes("no-session"), { timeout: 10_000 });
  await expect(client.app.info()).rejects.toBeInstanceOf(NoSession);
  cookie = await site.letIn();
  await vi.waitUntil(() => losses.at(-1) === null, { timeout: 10_000 });
  expect(await client.app.info()).toMatchObject({ version: "1.2.3" });
});

it("tells a listener that comes late how things are", async () => {
  cookie = "";
  connection = createReconnecting(open);
  await new Promise<void>((resolve) => {
    const stop = connection.onLoss(() => {
      stop();
      resolve();
    });
  });
  const late: (Loss | null)[] = [];
  connection.onLoss((loss) => late.push(loss));
  expect(late).toEqual(["no-session"]);
});
