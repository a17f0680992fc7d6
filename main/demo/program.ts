/** What a container's program would do, without running it: the few things that can be known from its command line. */
import type { Image } from "./images.ts";
import type { Line } from "./logs/segments.ts";
import { voiceOf } from "./logs/voices.ts";
import type { Behaviour, Config } from "./model.ts";

const STOP_MS = 300;
/** What ends at once still takes this long. */
const SHORT_MS = 50;

/** A command of `echo`, `sleep`, `exit`, `true` and `false` is carried out; a shell without a terminal ends; all else serves. */
export function behaviourOf(reference: string, config: Config, image: Image): Behaviour {
  const serves: Behaviour = { stopMs: STOP_MS, stopCode: 0, voice: voiceOf(reference) };
  const ends = { ...serves, voice: null, endsAfterMs: SHORT_MS };
  if (/(^|\/)hello-world(:|@|$)/.test(reference)) return { ...ends, firstWords: HELLO };
  const words = [...(config.Entrypoint ?? []), ...(config.Cmd ?? [])];
  const script = scriptOf(words.at(0) === "docker-entrypoint.sh" ? words.slice(1) : words);
  if (script !== null) return { stopMs: STOP_MS, stopCode: 143, voice: null, ...script };
  const own = [...(image.profile.entrypoint ?? []), ...(image.profile.cmd ?? [])];
  const isOwn = words.length === own.length && words.every((word, k) => word === own[k]);
  if (isOwn && image.profile.endsAtOnce) return config.Tty ? { ...serves, voice: null } : ends;
  return serves;
}

type Script = Required<Pick<Behaviour, "endsAfterMs" | "exitCode" | "firstWords" | "lastWords">>;

/** `null` when it has anything but the commands that are understood. Said after the first `sleep` means said at the end. */
function scriptOf(words: readonly string[]): Script | null {
  const [shell = "", option, text = ""] = words;
  const inner = /^(\/bin\/)?(sh|bash|ash)$/.test(shell) && option === "-c" ? text : words.join(" ");
  const firstWords: Line[] = [];
  const lastWords: Line[] = [];
  let sleptMs = 0;
  let exitCode = 0;
  for (const step of inner.split(/;|&&/).map((part) => part.trim())) {
    const match = /^(echo|sleep|exit|true|false)(?:\s+(.*))?$/.exec(step);
    if (match === null) return null;
    const rest = match[2] ?? "";
    switch (match[1]) {
      case "echo": {
        const line: Line = { stream: />&2\s*$/.test(rest) ? 2 : 1, text: unquote(rest.replace(/\s*>&2\s*$/, "")) };
        (sleptMs === 0 ? firstWords : lastWords).push(line);
        exitCode = 0;
        break;
      }
      case "sleep":
        if (!/^[\d.]+$/.test(rest)) return null;
        sleptMs += Number(rest) * 1000;
        exitCode = 0;
        break;
      case "exit":
        return { firstWords, lastWords, endsAfterMs: Math.max(SHORT_MS, sleptMs), exitCode: Number(rest) || 0 };
      default:
        exitCode = match[1] === "true" ? 0 : 1;
    }
  }
  return { firstWords, lastWords, endsAfterMs: Math.max(SHORT_MS, sleptMs), exitCode };
}

function unquote(text: string): string {
  return text.replaceAll(/"([^"]*)"|'([^']*)'/g, "$1$2");
}

const HELLO: readonly Line[] = [
  "",
  "Hello from Docker!",
  "This message shows that your installation appears to be working correctly.",
  "",
  "It comes from Berth's demo engine: nothing was downloaded, and nothing really runs.",
  "",
].map((text) => ({ stream: 1, text }));
