import { expect, it } from "vitest";
import { describeParity, IMAGE } from "./parity.testing.ts";
import type { RawAnswer } from "./raw.testing.ts";
import { typesOf } from "./shape.testing.ts";

describeParity("refusals and facts of the demo engine and of a real one", ({ run, plain, same, create }) => {
  it("says who it is", async () => {
    for (const method of ["GET", "HEAD"]) {
      const [theirs, ours] = await same(method, "/_ping");
      for (const header of [
        "api-version",
        "ostype",
        "docker-experimental",
        "builder-version",
        "swarm",
        "cache-control",
      ])
        expect([header, ours.headers[header]]).toEqual([header, theirs.headers[header]]);
    }
    const [theirs, ours] = await same("GET", "/version", undefined, false);
    expect(typesOf(ours.json, ["ApiVersion", "MinAPIVersion", "Version", "Os", "Arch"])).toEqual(
      typesOf(theirs.json, ["ApiVersion", "MinAPIVersion", "Version", "Os", "Arch"]),
    );
    expect((ours.json as { MinAPIVersion: string }).MinAPIVersion).toBe(
      (theirs.json as { MinAPIVersion: string }).MinAPIVersion,
    );
    const [info, ourInfo] = await same("GET", "/info", undefined, false);
    const read = [
      "Name",
      "OSType",
      "Architecture",
      "ServerVersion",
      "SystemTime",
      "Containers",
      "ContainersRunning",
      "Images",
      "NCPU",
      "MemTotal",
    ];
    expect(typesOf(ourInfo.json, read)).toEqual(typesOf(info.json, read));
  });

  it("refuses pages and versions that it does not have", async () => {
    await same("GET", "/nothing-here");
    await same("PUT", "/containers/json");
    await same("GET", "/v1.10/containers/json");
    await same("GET", "/v1.99/containers/json");
    await same("GET", "/vx/containers/json");
  });

  it("refuses what is not there", async () => {
    for (const [method, path] of [
      ["GET", "/containers/nope-nope/json"],
      ["GET", "/containers/nope-nope/logs?stdout=1"],
      ["POST", "/containers/nope-nope/start"],
      ["POST", "/containers/nope-nope/stop"],
      ["POST", "/containers/nope-nope/rename?name=abc"],
      ["DELETE", "/containers/nope-nope"],
      ["GET", "/images/busybox:nope/json"],
      ["DELETE", "/images/busybox:nope"],
    ] as const)
      await same(method, path);
  });

  it("refuses creates that cannot be", async () => {
    const at = (name: string) => `/containers/create?name=${name}`;
    await same("POST", at(`${run}-x`), { Image: "nope-nope:latest" });
    await same("POST", at("%20x"), { Image: IMAGE });
    await same("POST", at(`${run}-x`), "{", true);
    await create("taken");
    await same("POST", at(`${run}-taken`), { Image: IMAGE });
    await same("DELETE", `/containers/${run}-taken`);
  });

  it("refuses bad queries", async () => {
    for (const filters of ["xx", '{"bad":["x"]}', '{"status":["foo"]}'])
      await same("GET", `/containers/json?filters=${encodeURIComponent(filters)}`);
    await create("query");
    await same("GET", `/containers/${run}-query/logs`);
    await same("GET", `/containers/${run}-query/logs?stdout=1&since=xx`);
    await same("GET", "/events?since=xx");
    await same("GET", "/images/search?term=nginx&limit=300");
    await same("POST", "/images/create?fromImage=Bad&tag=latest");
    await same("DELETE", `/containers/${run}-query`);
  });

  it("shows images with the same fields", async () => {
    const filters = encodeURIComponent(JSON.stringify({ reference: ["busybox"] }));
    const [theirs, ours] = await same("GET", `/images/json?filters=${filters}`, undefined, false);
    const fields = [
      "[].Id",
      "[].RepoTags.[]",
      "[].Size",
      "[].Created",
      "[].ParentId",
      "[].SharedSize",
      "[].VirtualSize",
    ];
    expect(typesOf(ours.json, fields)).toEqual(typesOf(theirs.json, fields));
    const [theirImage, ourImage] = await same("GET", `/images/${IMAGE}/json`, undefined, false);
    const deep = [
      "Id",
      "RepoTags.[]",
      "Size",
      "VirtualSize",
      "Created",
      "Os",
      "Architecture",
      "Config.Env.[]",
      "Config.Cmd.[]",
      "Config.Entrypoint",
      "Config.Volumes",
      "RootFS.Layers.[]",
    ];
    expect(typesOf(ourImage.json, deep)).toEqual(typesOf(theirImage.json, deep));
    await create("holds");
    const [mine, yours] = await same("DELETE", `/images/${IMAGE}`, undefined, false);
    const sentence = (answer: RawAnswer) => plain(answer.text).replace(/container <id>/, "container");
    expect(sentence(yours)).toBe(sentence(mine));
    await same("DELETE", `/containers/${run}-holds`);
  });
});
