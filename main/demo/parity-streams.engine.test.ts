import { expect, it } from "vitest";
import { describeParity } from "./parity.testing.ts";
import { call, framesOf, linesOf, openStream } from "./raw.testing.ts";

describeParity("streams of the demo engine and of a real one", ({ real, demo, run, plain, same, create, on }) => {
  it("frames logs alike, and names their format alike for each client version", async () => {
    const newest = String((await call(real, "GET", "/_ping")).headers["api-version"]);
    const versions = ["", "/v1.40", "/v1.41", ...(newest === "1.41" ? [] : ["/v1.42", `/v${newest}`])];
    // Times differ, and so may the lengths of lines by what a time is long.
    const said = (bytes: Buffer, tty: boolean) =>
      (tty ? [{ stream: 0, text: bytes.toString() }] : framesOf(bytes)).map(({ stream, text }) => ({
        stream,
        text: text.replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z /g, "<time> "),
      }));
    for (const [name, Tty] of [
      ["framed", false],
      ["tty", true],
    ] as const) {
      await create(name, { Tty, Cmd: ["sh", "-c", "echo one; echo two; exit 4"] });
      await on(name, "start");
      const path = `/containers/${run}-${name}/logs?stdout=1&stderr=1`;
      // A followed log ends when the container does.
      for (const socket of [real, demo])
        expect(await (await openStream(socket, `${path}&follow=1`)).ended, "how the followed log ends").toBe("end");
      for (const version of versions) {
        for (const more of [
          "",
          "&timestamps=1",
          "&tail=1",
          "&tail=0",
          "&tail=none",
          "&since=1",
          "&until=1",
          "&follow=1&until=1",
          "&since=99999999999",
        ]) {
          const [theirs, ours] = await same("GET", `${version}${path}${more}`, undefined, false);
          expect(ours.headers["transfer-encoding"]).toBe(theirs.headers["transfer-encoding"]);
          expect([more, said(ours.bytes, Tty)]).toEqual([more, said(theirs.bytes, Tty)]);
        }
      }
      const [theirs, ours] = await same("GET", `/containers/${run}-${name}/json`, undefined, false);
      for (const answer of [theirs, ours])
        expect(answer.json).toMatchObject({ State: { ExitCode: 4, Status: "exited" } });
      await same("DELETE", `/containers/${run}-${name}?force=1`);
    }
  });

  it("counts the tail before it chooses the stream", async () => {
    await create("mixed", { Cmd: ["sh", "-c", "echo out; sleep 1; echo err >&2"] });
    await on("mixed", "start");
    const path = `/containers/${run}-mixed/logs`;
    for (const socket of [real, demo]) await (await openStream(socket, `${path}?stdout=1&follow=1`)).ended;
    for (const query of ["stdout=1&stderr=1&tail=2", "stdout=1&tail=1", "stderr=1&tail=1", "stdout=1&tail=2"]) {
      const [theirs, ours] = await same("GET", `${path}?${query}`, undefined, false);
      expect([query, framesOf(ours.bytes)]).toEqual([query, framesOf(theirs.bytes)]);
    }
    await same("DELETE", `/containers/${run}-mixed`);
  });

  it("tells the same events in the same form", async () => {
    await create("told");
    const filters = encodeURIComponent(JSON.stringify({ type: ["container"], label: [`berth.test=${run}`] }));
    const streams = [
      await openStream(real, `/events?filters=${filters}`),
      await openStream(demo, `/events?filters=${filters}`),
    ];
    for (const stream of streams)
      expect([stream.status, stream.headers["content-type"]]).toEqual([200, "application/json"]);
    await on("told", "start");
    await on("told", "pause");
    await on("told", "unpause");
    await on("told", `rename?name=${run}-retold`);
    await same("POST", `/containers/${run}-retold/kill`);
    const heard = await Promise.all(
      streams.map((stream) => stream.until((bytes) => bytes.toString().includes('"Action":"die"'))),
    );
    await same("DELETE", `/containers/${run}-retold`);
    const whole = await Promise.all(
      streams.map((stream) => stream.until((bytes) => bytes.toString().includes('"Action":"destroy"'))),
    );
    expect(heard).toHaveLength(2);
    for (const stream of streams) stream.close();
    const [theirs, ours] = whole.map((bytes) =>
      linesOf(bytes).map((event) => {
        const { Actor } = event as { Actor: { ID: string; Attributes: Record<string, string> } };
        const attributes = Object.fromEntries(
          Object.entries(Actor.Attributes).map(([key, text]) => [key, key === "execDuration" ? "<s>" : plain(text)]),
        );
        return {
          keys: Object.keys(event).sort(),
          type: event.Type,
          action: event.Action,
          id: plain(Actor.ID),
          attributes,
          scope: event.scope,
          time: typeof event.time,
        };
      }),
    );
    expect(ours).toEqual(theirs);
    for (const bytes of whole) expect(bytes.toString()).toMatch(/"timeNano":\d{19}\}\r?\n/);
  });
});
