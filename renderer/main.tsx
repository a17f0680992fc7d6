// Order matters: the theme before anything is drawn, Zod's setting before the first schema.
import "./theme.ts";
import "./zod-setup.ts";
import "./ui/base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { startRouter } from "./router.ts";
import { startFeed } from "./stores/feed.ts";
import { startRequests } from "./stores/requests.ts";
import { loadAtFirstSign } from "./ui/late.tsx";

startRouter();
startFeed();
startRequests();
loadAtFirstSign(window);

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
