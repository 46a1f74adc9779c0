import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import react from "@vitejs/plugin-react";
import type { Browser } from "playwright-core";
import { build, preview } from "vite";
import { launchChromium } from "../../../../scripts/lib/launch-chromium.ts";
import { madeOnce } from "../../../../scripts/lib/made-once.ts";

/** The harness as production builds it, under a strict policy, with a browser beside it. */
export interface Harness {
  readonly address: string;
  readonly browser: Browser;
  [Symbol.asyncDispose](): Promise<void>;
}

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none'";

const root = import.meta.dirname;
const shared = { configFile: false as const, root, logLevel: "warn" as const, plugins: [react()] };

/** Builds the harness, once in a run of tests, serves it on a free port and starts Chromium (`CHROMIUM_PATH`, or Debian's). */
export async function serveHarness(): Promise<Harness> {
  const kept = await madeOnce("form-ui-harness", buildInto);
  const outDir = kept ?? (await mkdtemp(join(tmpdir(), "form-ui-harness-")));
  if (kept === undefined) await buildInto(outDir);
  const server = await preview({
    ...shared,
    build: { outDir },
    preview: { host: "127.0.0.1", port: 0, headers: { "Content-Security-Policy": policy } },
  });
  const address = server.resolvedUrls?.local[0];
  if (address === undefined) throw new Error("the harness has no address");
  const browser = await launchChromium();
  return {
    address,
    browser,
    async [Symbol.asyncDispose]() {
      await browser.close();
      await server.close();
      if (kept === undefined) await rm(outDir, { recursive: true, force: true });
    },
  };
}

function buildInto(outDir: string): Promise<unknown> {
  return build({
    ...shared,
    build: {
      outDir,
      emptyOutDir: true,
      target: "es2023",
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
    },
  });
}
