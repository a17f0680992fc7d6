/** The ring around the drawing: one arc a check, in its colour. Pure. */
import type { EngineCheck } from "../../../contract/model/engine.ts";

export interface Arc {
  readonly path: string;
  readonly outcome: EngineCheck["outcome"];
}

/** Degrees left open between two arcs. */
const GAP = 3;

/** Clockwise from the top. `centre` and `radius` in the drawing's units. */
export function arcsOf(
  checks: readonly Pick<EngineCheck, "outcome">[],
  centre: number,
  radius: number,
): readonly Arc[] {
  const share = 360 / Math.max(1, checks.length);
  return checks.map(({ outcome }, index) => {
    const from = pointAt(index * share + GAP / 2, centre, radius);
    const to = pointAt((index + 1) * share - GAP / 2, centre, radius);
    const large = share - GAP > 180 ? 1 : 0;
    return { outcome, path: `M${from}A${radius} ${radius} 0 ${large} 1 ${to}` };
  });
}

function pointAt(degrees: number, centre: number, radius: number): string {
  const angle = ((degrees - 90) * Math.PI) / 180;
  const round = (value: number) => Math.round(value * 10) / 10;
  return `${round(centre + radius * Math.cos(angle))} ${round(centre + radius * Math.sin(angle))}`;
}
