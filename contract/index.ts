/** The whole contract: what Berth can do. Start reading here. */
import { app } from "./app.ts";
import { containers } from "./containers.ts";
import { engine } from "./engine.ts";
import { hub } from "./hub.ts";
import { images } from "./images.ts";
import { jobs } from "./jobs.ts";
import { settings } from "./settings.ts";

export const contract = { app, engine, containers, images, hub, jobs, settings };
export type Contract = typeof contract;
