/** The tray's picture: one colour, so that the system can tint it. Its shape tells the state, as in look/tray.html. */
import { join } from "node:path";
import { type NativeImage, nativeImage } from "electron";

/** No engine answers; all is well; a container needs attention. */
export type TrayIconName = "off" | "ready" | "problem";
export type TrayIcons = (state: TrayIconName) => NativeImage;

/** Files of `folder` come as NAME.png and NAME@2x.png; on macOS as templates, which the name says (Electron, `Tray`). */
export function createTrayIcons(folder: string): TrayIcons {
  const suffix = process.platform === "darwin" ? "Template" : "";
  const load = (name: TrayIconName) => nativeImage.createFromPath(join(folder, `${name}${suffix}.png`));
  const images = { off: load("off"), ready: load("ready"), problem: load("problem") };
  return (state) => images[state];
}
