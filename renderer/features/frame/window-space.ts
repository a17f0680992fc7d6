/** Room that the system's own window controls take in the title bar, which Berth draws itself. Desktop only. Pixels. */
import { isDesktop } from "../../is-desktop.ts";
import { isMac } from "../../ui/platform.ts";

export const CONTROLS_LEFT = isDesktop && isMac ? 78 : 0;
export const CONTROLS_RIGHT = isDesktop && !isMac ? 138 : 0;
