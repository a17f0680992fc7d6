/** The tray's picture: one colour, so that the system can tint it; paler while no engine answers. */
import { join } from "node:path";
import { type NativeImage, nativeImage } from "electron";
import type { EngineStatus } from "../../contract/model/engine.ts";

export type TrayIcons = (phase: EngineStatus["phase"]) => NativeImage;

/** Files of `folder` come as NAME.png and NAME@2x.png; on macOS as templates, which the name says (Electron, `Tray`). */
export function createTrayIcons(folder: string): TrayIcons {
  const suffix = process.platform === "darwin" ? "Template" : "";
  const load = (name: string) => nativeImage.createFromPath(join(folder, `${name}${suffix}.png`));
  const ready = load("ready");
  const off = load("off");
  return (phase) => (phase === "ready" ? ready : off);
}
