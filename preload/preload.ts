/**
 * Hands the page one MessagePort to main and gives it no function: what may be called is the contract's business alone.
 * The page asks first, because it may load later than this script; main checks who asks (main/security/ipc-sender.ts).
 */
import { ipcRenderer } from "electron";

window.addEventListener("message", (event) => {
  if (event.source !== window || event.data !== "berth:port-wanted") return;
  const { port1, port2 } = new MessageChannel();
  ipcRenderer.postMessage("berth:port", null, [port2]);
  window.postMessage("berth:port", location.origin, [port1]);
});
