/** `npm run dev`: the server restarted on each change, and the console by Vite with its proxy to the server. */
import { spawn } from "node:child_process";
import { ensureInstalled } from "./lib/install.mjs";
import { root, tool } from "./lib/run.mjs";

await ensureInstalled();
const children = [
  spawn(tool("tsx"), ["watch", "--clear-screen=false", "apps/server/src/main.ts"], {
    cwd: root,
    stdio: "inherit",
  }),
  spawn(tool("vite"), ["apps/console", "--config", "apps/console/vite.config.ts"], {
    cwd: root,
    stdio: "inherit",
  }),
];
const stop = () => {
  for (const child of children) child.kill("SIGTERM");
};
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, stop);
for (const child of children) child.once("exit", stop);
