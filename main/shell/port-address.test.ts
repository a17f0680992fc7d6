import { expect, it } from "vitest";
import { addressOf } from "./port-address.ts";
import { target } from "./tray.testing.ts";

const remote = { ...target, address: "tcp://build-01:2376", remote: true };
const port = (host: number | null, hostIp: string | null, protocol: "tcp" | "udp" = "tcp") => ({
  container: 80,
  protocol,
  hostIp,
  host,
});

it.each([
  [port(8080, "0.0.0.0"), target, "http://localhost:8080/"],
  [port(8080, "::"), target, "http://localhost:8080/"],
  [port(8080, "127.0.0.1"), target, "http://localhost:8080/"],
  [port(443, "0.0.0.0"), target, "https://localhost:443/"],
  [port(8080, "10.0.0.5"), target, "http://10.0.0.5:8080/"],
  [port(8080, "fd00::1"), target, "http://[fd00::1]:8080/"],
  [port(8080, "0.0.0.0"), remote, "http://build-01:8080/"],
  [port(null, null), target, null],
  [port(53, "0.0.0.0", "udp"), target, null],
])("%j is reached at its address", (published, engine, address) => expect(addressOf(published, engine)).toBe(address));
