import { LaunchSheet } from "./launch-sheet.tsx";
import { useLaunch } from "./launch-store.ts";

export { type OpenLaunch, openLaunch } from "./launch-store.ts";

/** Where the launch sheet stands. Mounted once, beside the pages. */
export function LaunchHost() {
  const { open, subject } = useLaunch();
  if (subject === null) return null;
  return <LaunchSheet key={subject.opening} open={open} subject={subject} />;
}
