import { type Browser, chromium } from "playwright-core";

/** The Chromium of CHROMIUM_PATH, or the system's, as every test and bench runs it: alone, without a window, and asking nothing of the net. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--headless=new",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
    ],
  });
}
