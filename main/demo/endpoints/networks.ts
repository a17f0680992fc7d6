/** `POST /networks/{id}/connect`. The demo's containers are shown with one network; that they join another is only told as an event. */
import { ApiError } from "../api-error.ts";
import { networkId, networkName } from "../documents.ts";
import { type Call, readJson, sendText } from "../http/call.ts";

export async function connect(call: Call): Promise<void> {
  const { world } = call;
  const asked = call.params[0] ?? "";
  const names = new Set(["bridge", "host", "none", ...world.containers.all().map(networkName)]);
  const name = [...names].find((known) => known === asked || networkId(known) === asked);
  const body = await readJson(call);
  if (name === undefined) throw new ApiError(404, `network ${asked} not found`);
  const container = world.containers.resolve(String(body.Container), world.api);
  world.events.emit("network", "connect", networkId(name), { container: container.id, name, type: "bridge" });
  sendText(call, 200, "", "text/plain; charset=utf-8");
}
