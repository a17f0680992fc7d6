import { createLucideIcon } from "lucide-react";

/** Lucide's square is as large as a checkbox and would be taken for one in a row. */
export const StopIcon = createLucideIcon("stop", [
  ["rect", { x: "5.5", y: "5.5", width: "13", height: "13", rx: "2.5", key: "stop" }],
]);
