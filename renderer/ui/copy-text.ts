import { toast } from "./toast-store.ts";

/** Puts text on the clipboard. `false`, and a toast, when the system refuses. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    toast({ title: "Nothing was copied.", body: "The system did not let Berth use the clipboard.", tone: "danger" });
    return false;
  }
}
