import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { recordModules } from "./scripts/record-modules.ts";

/** Where `npm run dev` finds the API; the production build is served by the API itself. */
const api = process.env.DUHENG_API ?? "http://127.0.0.1:3000";

export default defineConfig({
  plugins: [react(), recordModules(import.meta.dirname)],
  server: {
    host: "127.0.0.1",
    port: 5173,
    proxy: { "/api": api, "/papers": api, "/healthz": api },
  },
  build: {
    manifest: true,
    target: "es2022",
    // The server's Content-Security-Policy allows scripts from its own origin only: nothing may be inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 800,
  },
});
