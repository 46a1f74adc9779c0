import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { recordModules } from "./scripts/record-modules.ts";

/** Where `npm run dev` finds the API; the production build is served by the API itself. */
const api = process.env.DUHENG_API ?? "http://127.0.0.1:3000";

/** While developing, `/fill` is the light page too, as the server has it. */
const lightPage: Plugin = {
  name: "duheng:light-page",
  configureServer(server) {
    server.middlewares.use((request, _response, next) => {
      if (/^\/fill(?=[/?]|$)/.test(request.url ?? "")) request.url = "/fill.html";
      next();
    });
  },
};

export default defineConfig({
  plugins: [react(), recordModules(import.meta.dirname), lightPage],
  server: {
    host: "127.0.0.1",
    port: 5173,
    proxy: { "/api": api, "/papers": api, "/healthz": api },
  },
  build: {
    manifest: true,
    // Two pages: the console, and the light one that a link to a paper opens.
    rollupOptions: {
      input: ["index.html", "fill.html"].map((page) => join(import.meta.dirname, page)),
      // tRPC does not say that loading it does nothing: its web socket and its streams would come along.
      treeshake: { moduleSideEffects: [{ test: /node_modules\/@trpc\//, sideEffects: false }] },
    },
    // What is promised (README): the last Chromium and the last Firefox for Windows 7; styles follow it, too.
    target: ["chrome109", "firefox115"],
    // The server's Content-Security-Policy allows scripts from its own origin only: nothing may be inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 800,
  },
});
