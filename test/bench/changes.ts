/** Changes one container again and again, and hears of each from the engine itself: its event's time is where a latency begins. */
import { type IncomingMessage, request } from "node:http";
import { createInterface } from "node:readline";
import { askEngine } from "../engine/api.ts";

export interface Toggle {
  /** Pauses or resumes the container; answers with the event's time, milliseconds since the epoch. */
  next(): Promise<number>;
  close(): void;
}

interface EventLine {
  readonly Action: string;
  readonly timeNano: number;
}

function openEvents(socketPath: string, container: string): Promise<IncomingMessage> {
  const filters = encodeURIComponent(JSON.stringify({ container: [container], type: ["container"] }));
  return new Promise((resolve, reject) => {
    request({ socketPath, path: `/events?filters=${filters}`, agent: false }, resolve)
      .on("error", reject)
      .end();
  });
}

export async function toggle(socketPath: string, container: string): Promise<Toggle> {
  const response = await openEvents(socketPath, container);
  const lines = createInterface({ input: response })[Symbol.asyncIterator]();
  let paused = false;
  return {
    async next() {
      const action = paused ? "unpause" : "pause";
      paused = !paused;
      await askEngine(socketPath, "POST", `/containers/${container}/${action}`);
      for (;;) {
        const line = await lines.next();
        if (line.done) throw new Error("the engine's events ended");
        const event = JSON.parse(line.value) as EventLine;
        if (event.Action === action) return event.timeNano / 1e6;
      }
    },
    close: () => response.destroy(),
  };
}
