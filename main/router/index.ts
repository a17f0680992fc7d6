/** The contract, implemented: one file per file of contract/. What the handlers work with is in context.ts. */
import { app } from "./app.ts";
import { os } from "./base.ts";
import { containers } from "./containers.ts";
import { engine } from "./engine.ts";
import { hub } from "./hub.ts";
import { images } from "./images.ts";
import { jobs } from "./jobs.ts";
import { settings } from "./settings.ts";

export const router = os.router({ app, engine, containers, images, hub, jobs, settings });
export type Router = typeof router;
