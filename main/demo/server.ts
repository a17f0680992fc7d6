/** Entry of the demo engine's own process (out/main/demo.js). Ends when its stdin is closed, so it never outlives its starter. */
import { openDemoEngine } from "./demo-engine.ts";
import { parseOptions, USAGE } from "./options.ts";

async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2));
  const engine = await openDemoEngine(options.socket, options);
  const end = () => void engine.close().then(() => process.exit(0));
  process.once("SIGTERM", end);
  process.once("SIGINT", end);
  process.stdin.once("end", end);
  process.stdin.once("error", end);
  process.stdin.resume();
  process.stdout.write(`${JSON.stringify({ ready: true, socket: options.socket })}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\nusage: ${USAGE}\n`);
  process.exit(1);
});
