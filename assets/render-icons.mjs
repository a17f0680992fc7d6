/**
 * Draws the pictures of this folder from their one drawing: `node assets/render-icons.mjs [path of a Chromium]`.
 * The results are kept in the repository, so this is needed only after a change of the logo.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";

const folder = import.meta.dirname;

/** The logo in one colour. `problem` has a dot, cut free from the quay; `off` is paler. */
function tray(form, colour) {
  const dot =
    form === "problem" ? `<circle cx="20" cy="4" r="5.6" fill="black"/>` : "";
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">
    <mask id="free"><rect width="24" height="24" fill="white"/>${dot}</mask>
    <g mask="url(#free)" opacity="${form === "off" ? 0.45 : 1}">
      <rect x="8" y="3.5" width="8" height="9.5" rx="1.8" fill="${colour}"/>
      <path d="M3.5 8v8.5a4 4 0 0 0 4 4h9a4 4 0 0 0 4-4V8" fill="none" stroke="${colour}" stroke-width="2.6" stroke-linecap="round"/>
      <path d="M7.8 16.6c1-.9 1.8-.9 2.8 0s1.8.9 2.8 0 1.8-.9 2.8 0" fill="none" stroke="${colour}" stroke-width="1.8" stroke-linecap="round"/>
    </g>
    ${form === "problem" ? `<circle cx="20" cy="4" r="4" fill="${colour}"/>` : ""}
  </svg>`;
}

const browser = await chromium.launch({ executablePath: process.argv[2] ?? "/usr/bin/chromium", args: ["--no-sandbox"] });

async function render(svg, size, file) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
  await page.screenshot({ path: join(folder, file), omitBackground: true });
  await page.close();
}

await render(readFileSync(join(folder, "icon.svg"), "utf8"), 1024, "icon.png");
for (const form of ["ready", "problem", "off"]) {
  for (const [scale, suffix] of [[1, ""], [2, "@2x"]]) {
    // macOS tints a template itself; other panels may be dark or light, and the brand's blue can be seen on both.
    await render(tray(form, "#000000"), 16 * scale, `tray/${form}Template${suffix}.png`);
    await render(tray(form, "#22b8eb"), 22 * scale, `tray/${form}${suffix}.png`);
  }
}
await browser.close();
