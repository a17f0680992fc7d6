/**
 * Loaded before Electron's installer (`node --import`): shows how far its download is, and names what could not be reached. Its own
 * progress bar comes only after 30 s and only on a terminal, and of a failure it says "fetch failed".
 */
const plainFetch = globalThis.fetch;

globalThis.fetch = async (...request) => {
  const response = await plainFetch(...request).catch((error) => {
    const { host } = new URL(request[0] instanceof Request ? request[0].url : request[0]);
    const unreachable = new Error(`${host} cannot be reached (${error.cause?.code ?? error.message})`);
    // The installer prints the stack; nobody needs it here.
    unreachable.stack = unreachable.message;
    throw unreachable;
  });
  const total = Number(response.headers.get("content-length") ?? 0);
  if (!response.body || total < 1_000_000) return response;
  let done = 0;
  let shown = -1;
  const counted = response.body.pipeThrough(
    new TransformStream({
      transform(chunk, controller) {
        done += chunk.byteLength;
        const tenth = Math.floor((done / total) * 10);
        if (tenth > shown) {
          shown = tenth;
          console.log(`berth: … ${tenth * 10} % of ${Math.round(total / 1e6)} MB`);
        }
        controller.enqueue(chunk);
      },
    }),
  );
  return new Response(counted, response);
};
