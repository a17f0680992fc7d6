/** What every end-to-end test starts with: Berth, the engine that it looks at, and names that are nobody else's. */
import { randomBytes } from "node:crypto";
import { type Browser, test as base, chromium, type Page } from "@playwright/test";
import { type Catalogue, startCatalogue } from "./catalogue.ts";
import { engineOfRun, type RunEngine } from "./engine.ts";
import { type Berth, type LaunchOptions, launchElectron, launchInBrowser } from "./launch.ts";

export { expect } from "@playwright/test";

interface Fixtures {
  /** Opens Berth; closed after the test. */
  readonly launch: (options?: LaunchOptions) => Promise<Berth>;
  /** Berth on the engine of the run. */
  readonly berth: Berth;
  readonly page: Page;
  /** A name that no other container has; more of them by what follows. Containers with it are removed after the test. */
  readonly prefix: string;
  /** `docker run` and `create` arguments that make a container this test's own, to be removed after it. */
  readonly mine: readonly string[];
}

interface WorkerFixtures {
  readonly engine: RunEngine;
  /** The value of the label `berth.test` on everything that this run makes. */
  readonly runId: string;
  readonly catalogue: Catalogue;
  readonly chromium: Browser;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from it
  runId: [async ({}, use) => use(`e2e-${randomBytes(3).toString("hex")}`), { scope: "worker" }],

  engine: [
    async ({ runId }, use) => {
      const engine = engineOfRun();
      await use(engine);
      await removeAll(engine, `label=berth.test=${runId}`);
      const images = await engine.cli("image", "ls", "--quiet", "--filter", `label=berth.test=${runId}`);
      if (images) await engine.tryCli("image", "rm", "--force", ...new Set(images.split("\n")));
    },
    { scope: "worker" },
  ],

  catalogue: [
    async ({ engine, runId }, use) => {
      const catalogue = await startCatalogue(engine, runId);
      await use(catalogue);
      await catalogue.stop();
    },
    { scope: "worker" },
  ],

  chromium: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from it
    async ({}, use) => {
      const executablePath = process.env.BERTH_TEST_CHROMIUM;
      const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
      // Without a head Playwright takes the scrollbars away, and with them the room that a person's browser gives them.
      const ignoreDefaultArgs = ["--hide-scrollbars"];
      const browser = await chromium.launch({ args, ignoreDefaultArgs, ...(executablePath && { executablePath }) });
      await use(browser);
      await browser.close();
    },
    { scope: "worker" },
  ],

  // Needs the prefix, so that what a failed test shows is pictured before its containers are removed.
  launch: async ({ engine, catalogue, chromium: browser, prefix: _ }, use, testInfo) => {
    const opened: Berth[] = [];
    const troubles: string[] = [];
    await use(async (options = {}) => {
      const env = { DOCKER_HOST: engine.host, BERTH_HUB_URL: catalogue.hubUrl, ...options.env };
      const inElectron = testInfo.project.name === "electron";
      const all = { ...options, env };
      const berth = inElectron ? await launchElectron(all) : await launchInBrowser(browser, all);
      opened.push(berth);
      watchForBugs(berth.page, troubles);
      return berth;
    });
    for (const [index, berth] of opened.entries()) {
      if (testInfo.status !== testInfo.expectedStatus) await attachEvidence(berth, index, testInfo);
      await berth.close();
    }
    if (troubles.length > 0) throw new Error(`The page met bugs on the way:\n${troubles.join("\n")}`);
  },

  berth: async ({ launch }, use) => use(await launch()),

  page: async ({ berth }, use) => use(berth.page),

  prefix: async ({ engine, runId }, use) => {
    const prefix = `e2e-${randomBytes(3).toString("hex")}`;
    await use(prefix);
    await removeAll(engine, `name=${prefix}`);
    // What Berth made from an image of ours has its label.
    await removeAll(engine, `label=berth.test=${runId}`);
  },

  mine: async ({ runId, prefix: _ }, use) => use(["--label", `berth.test=${runId}`]),
});

type TestInfo = ReturnType<typeof test.info>;

/** Whatever a test looks at, an exception in the page or a refusal of the CSP is a bug. */
function watchForBugs(page: Page, troubles: string[]): void {
  page.on("pageerror", (error) => troubles.push(error.stack ?? error.message));
  page.on("console", (message) => {
    if (/content security policy/i.test(message.text())) troubles.push(message.text());
  });
}

async function attachEvidence(berth: Berth, index: number, testInfo: TestInfo): Promise<void> {
  const path = testInfo.outputPath(`page-${index}.png`);
  // The page may be gone: that is then the failure itself.
  await berth.page.screenshot({ path, timeout: 5000 }).catch(() => {});
  await testInfo.attach("what main printed", { body: berth.output(), contentType: "text/plain" });
  console.log(`    picture: ${path}`);
  if (berth.output().trim()) console.log(berth.output().trim().replace(/^/gm, "    main: "));
}

async function removeAll(engine: RunEngine, filter: string): Promise<void> {
  const ids = await engine.cli("ps", "--all", "--quiet", "--no-trunc", "--filter", filter);
  // In portions: a command line has its limits.
  const all = ids.split("\n").filter(Boolean);
  for (let start = 0; start < all.length; start += 100) {
    await engine.tryCli("rm", "--force", "--volumes", ...all.slice(start, start + 100));
  }
}
