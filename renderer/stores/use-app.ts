/** Berth itself: where it runs, and opening pages outside of it. */
import { create } from "zustand";
import type { AppInfo } from "../../contract/app.ts";
import { client } from "../client.ts";
import { isDesktop } from "../is-desktop.ts";
import { reportProblem } from "./report.ts";

interface AppState {
  readonly info: AppInfo | null;
}

export const useApp = create<AppState>(() => ({ info: null }));

export async function loadApp(): Promise<void> {
  useApp.setState({ info: await client.app.info() });
}

/** Opens a web page outside of Berth. In the desktop app main decides whether it may. */
export async function openLink(url: string): Promise<void> {
  if (!isDesktop) {
    window.open(url, "_blank", "noopener,noreferrer");
    return;
  }
  try {
    await client.app.openLink({ url });
  } catch (error) {
    reportProblem(error, "The page was not opened.");
  }
}
