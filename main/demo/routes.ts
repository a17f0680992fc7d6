/** All routes of the demo engine: a table of contents. The groups are what faults are aimed at (faults.ts). */
import * as actions from "./endpoints/actions.ts";
import * as control from "./endpoints/control.ts";
import { create } from "./endpoints/create.ts";
import { events } from "./endpoints/events.ts";
import * as images from "./endpoints/images.ts";
import * as containers from "./endpoints/list.ts";
import { logs } from "./endpoints/logs.ts";
import { connect } from "./endpoints/networks.ts";
import { pull } from "./endpoints/pull.ts";
import { stats } from "./endpoints/stats.ts";
import * as system from "./endpoints/system.ts";
import { CONTROL, type Route } from "./http/router.ts";

export const routes: readonly Route[] = [
  { method: "GET", path: "/_ping", group: "ping", endpoint: system.ping },
  { method: "HEAD", path: "/_ping", group: "ping", endpoint: system.ping },
  { method: "GET", path: "/version", group: "version", endpoint: system.version },
  { method: "GET", path: "/info", group: "info", endpoint: system.info },
  { method: "GET", path: "/events", group: "events", endpoint: events },

  { method: "GET", path: "/containers/json", group: "list", endpoint: containers.list },
  { method: "POST", path: "/containers/create", group: "create", endpoint: create },
  { method: "GET", path: "/containers/*/json", group: "inspect", endpoint: containers.inspect },
  { method: "GET", path: "/containers/*/logs", group: "logs", endpoint: logs },
  { method: "GET", path: "/containers/*/stats", group: "stats", endpoint: stats },
  { method: "POST", path: "/containers/*/start", group: "start", endpoint: actions.start },
  { method: "POST", path: "/containers/*/stop", group: "stop", endpoint: actions.stop },
  { method: "POST", path: "/containers/*/restart", group: "restart", endpoint: actions.restart },
  { method: "POST", path: "/containers/*/pause", group: "pause", endpoint: actions.pause },
  { method: "POST", path: "/containers/*/unpause", group: "unpause", endpoint: actions.unpause },
  { method: "POST", path: "/containers/*/kill", group: "kill", endpoint: actions.kill },
  { method: "POST", path: "/containers/*/rename", group: "rename", endpoint: actions.rename },
  { method: "DELETE", path: "/containers/*", group: "remove", endpoint: actions.remove },

  { method: "GET", path: "/images/json", group: "images", endpoint: images.list },
  { method: "GET", path: "/images/search", group: "search", endpoint: images.search },
  { method: "POST", path: "/images/create", group: "pull", endpoint: pull },
  { method: "GET", path: "/images/**/json", group: "image", endpoint: images.inspect },
  { method: "DELETE", path: "/images/**", group: "image", endpoint: images.remove },

  { method: "POST", path: "/networks/*/connect", group: "connect", endpoint: connect },

  { method: "GET", path: "/_demo", group: CONTROL, endpoint: control.status },
  { method: "PUT", path: "/_demo/faults", group: CONTROL, endpoint: control.setFaults },
  { method: "PUT", path: "/_demo/api", group: CONTROL, endpoint: control.setApi },
  { method: "POST", path: "/_demo/events", group: CONTROL, endpoint: control.makeEvents },
  { method: "POST", path: "/_demo/state", group: CONTROL, endpoint: control.setState },
  { method: "POST", path: "/_demo/flood", group: CONTROL, endpoint: control.makeFlood },
];
