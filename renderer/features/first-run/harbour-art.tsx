import type { EngineCheck } from "../../../contract/model/engine.ts";
import { arcsOf } from "./arcs.ts";
import styles from "./harbour-art.module.css";

/** An empty berth with a crane that waits, in a ring that shows how the checks went. Decoration: the list says the same. */
export function HarbourArt({ checks }: { readonly checks: readonly EngineCheck[] }) {
  return (
    <svg className={styles.art} viewBox="0 0 340 340" aria-hidden="true">
      <circle cx="170" cy="170" r="150" className={styles.ring} />
      {arcsOf(checks, 170, 150).map((arc) => (
        <path key={arc.path} d={arc.path} className={styles[arc.outcome]} />
      ))}
      <g transform="translate(24 23) scale(.86)">
        <g className={styles.quay}>
          <path d="M28 208h74v56M312 208h-74v56" />
          <path d="M28 222h74M312 222h-74" opacity=".45" />
          <path d="M64 208v-11h-4a4 4 0 0 1 0-8h26a4 4 0 0 1 0 8h-4v11" />
          <path d="M248 208l10-26M286 208l-10-26M258 182h18M253 195h28" />
          <path d="M262 182V92M272 182V92M262 164l10-12M262 140l10-12M262 116l10-12" />
          <path d="M267 70l-5 22h10zM267 70l-95 22M267 70l31 22" />
          <path d="M160 92h142v8H160zM290 100h12v14h-12z" className={styles.solid} />
          <path d="M186 100v24M178 132l8-8 8 8" />
        </g>
        <g className={styles.box}>
          <path d="M168 132h36v18h-36z" className={styles.solid} />
          <path d="M177 137v8M186 137v8M195 137v8" />
        </g>
        <g className={styles.ship}>
          <path d="M114 206h112l-13 38h-86z" />
          <path d="M130 206v-20h24v20M154 206v-38h-24v18M200 206v-24h14v24" />
        </g>
        <g className={styles.water}>
          <path d="M108 252c10-7 20-7 31 0s21 7 31 0 20-7 31 0 21 7 31 0" />
          <path d="M122 268c8-6 16-6 24 0s16 6 24 0 16-6 24 0 16 6 24 0" opacity=".6" />
          <path d="M142 283c9-6 19-6 28 0s19 6 28 0" opacity=".35" />
        </g>
      </g>
    </svg>
  );
}
