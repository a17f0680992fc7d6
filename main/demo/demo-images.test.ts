/** The demo engine from outside: over its socket, as Berth and the docker CLI see it. */
import { describe, expect, it } from "vitest";
import { demoForEachTest, filtered } from "./demo.testing.ts";
import { call, linesOf, openStream } from "./raw.testing.ts";

const demo = demoForEachTest();

describe("images of the demo engine", () => {
  it("pulls layer by layer, and has the image then", async () => {
    await demo.open();
    const events = await openStream(demo.socket, `/events?${filtered({ type: ["image"] })}`);
    const answer = await call(demo.socket, "POST", "/images/create?fromImage=rabbitmq&tag=4");
    expect(answer.headers["content-type"]).toBe("application/json");
    const said = linesOf(answer.bytes).map((line) => String(line.status));
    expect(said[0]).toBe("Pulling from library/rabbitmq");
    expect(said.at(-1)).toBe("Status: Downloaded newer image for rabbitmq:4");
    for (const status of ["Pulling fs layer", "Downloading", "Download complete", "Extracting", "Pull complete"])
      expect(said).toContain(status);
    expect(linesOf(await events.until((bytes) => bytes.includes(10)))[0]).toMatchObject({
      Action: "pull",
      Actor: { ID: "rabbitmq:4" },
    });
    events.close();
    expect((await call(demo.socket, "GET", "/images/rabbitmq:4/json")).status).toBe(200);
    const again = await call(demo.socket, "POST", "/images/create?fromImage=rabbitmq&tag=4");
    expect(linesOf(again.bytes).at(-1)).toEqual({ status: "Status: Image is up to date for rabbitmq:4" });
  });

  it("knows layers that another image brought", async () => {
    await demo.open();
    const answers = [];
    for (const name of ["one", "two", "three", "four"])
      answers.push(await call(demo.socket, "POST", `/images/create?fromImage=harbour/${name}`));
    expect(answers.map((answer) => answer.text).join("")).toContain('"Already exists"');
  });

  it("fails pulls before the 200, and after it", async () => {
    await demo.open();
    const unknown = await call(demo.socket, "POST", "/images/create?fromImage=nosuchimage&tag=latest");
    expect(unknown.status).toBe(404);
    expect(unknown.text).toContain("pull access denied for nosuchimage");
    const broken = await call(demo.socket, "POST", "/images/create?fromImage=harbour/broken&tag=1");
    expect(broken.status).toBe(200);
    expect(linesOf(broken.bytes).at(-1)).toEqual({
      errorDetail: { message: "unexpected EOF" },
      error: "unexpected EOF",
    });
    expect((await call(demo.socket, "GET", "/images/harbour/broken:1/json")).status).toBe(404);
  });

  it("stops a pull when the one who asked has gone", async () => {
    const { world } = await demo.open({ pullSeconds: 600 });
    const stream = await openStream(demo.socket, "/images/create?fromImage=mongo&tag=7", "POST");
    await stream.until((bytes) => bytes.toString().includes("Downloading"));
    stream.close();
    await stream.ended;
    expect(world.images.find("mongo:7")).toBeUndefined();
  });

  it("has images to search, to show and to remove", async () => {
    await demo.open();
    const found = (await call(demo.socket, "GET", "/images/search?term=postgres&limit=2")).json as { name: string }[];
    expect(found[0]?.name).toBe("postgres");
    expect((await call(demo.socket, "GET", "/images/nginx:1.27-alpine/json")).json).toMatchObject({
      Config: { ExposedPorts: { "80/tcp": {} } },
    });
    expect((await call(demo.socket, "DELETE", "/images/nginx:1.27-alpine")).status).toBe(409);
    expect((await call(demo.socket, "DELETE", "/images/busybox:latest")).json).toContainEqual({
      Untagged: "busybox:latest",
    });
    expect((await call(demo.socket, "GET", "/images/busybox/json")).status).toBe(404);
  });
});
