import { useEffect } from "react";
import { followFound } from "./follow-found.ts";
import { LaunchSheet } from "./launch-sheet.tsx";
import { useLaunch } from "./launch-store.ts";

export { type OpenLaunch, openLaunch } from "./launch-store.ts";

/** Where the launch sheet stands, and from where launches of an earlier life of the page are told of. Mounted once, beside the pages. */
export function LaunchHost() {
  const { open, subject } = useLaunch();
  useEffect(() => followFound(), []);
  if (subject === null) return null;
  return <LaunchSheet key={subject.opening} open={open} subject={subject} />;
}
