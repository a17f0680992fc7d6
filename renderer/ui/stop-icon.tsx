import { createLucideIcon } from "lucide-react";

/** Lucide's square is as large as a checkbox and would be taken for one in a row. */
export const StopIcon = createLucideIcon("stop", [
  ["rect", { x: "4.75", y: "4.75", width: "14.5", height: "14.5", rx: "2.5", key: "stop" }],
]);
