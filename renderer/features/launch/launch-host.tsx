import { useEffect } from "react";
import { Late, latePart } from "../../ui/late.tsx";
import { followFound } from "./follow-found.ts";
import { useLaunch } from "./launch-store.ts";

export { type OpenLaunch, openLaunch } from "./launch-store.ts";

const launchSheet = latePart(async () => (await import("./launch-sheet.tsx")).LaunchSheet);

/** Where the launch sheet stands, and from where launches of an earlier life of the page are told of. Mounted once, beside the pages. */
export function LaunchHost() {
  const { open, subject } = useLaunch();
  useEffect(() => followFound(), []);
  if (subject === null) return null;
  return <Late key={subject.opening} part={launchSheet} props={{ open, subject }} />;
}
