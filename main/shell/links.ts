/** Opens web pages in the person's browser, when the policy allows it. */
import { shell } from "electron";
import { failure } from "../../contract/errors.ts";
import type { EngineSelection } from "../docker/engine.ts";
import { mayOpen } from "../security/link-policy.ts";

/** Throws LINK_REFUSED, also when the system has nothing to open it with. */
export async function openLink(url: string, engines: EngineSelection): Promise<void> {
  const engine = engines.current();
  if (!mayOpen(url, { target: engine.target, containers: engine.containers.list() })) {
    throw failure("LINK_REFUSED", { url });
  }
  try {
    await shell.openExternal(url);
  } catch (error) {
    throw failure("LINK_REFUSED", { url }, { detail: String(error) });
  }
}
