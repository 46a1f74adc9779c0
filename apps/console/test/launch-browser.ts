import type { Browser, BrowserType } from "playwright-core";
import { launchChromium } from "../../../scripts/lib/launch-chromium.ts";

/** Whether the tests see the platform by Firefox. */
export const isFirefox = process.env.TEST_FIREFOX !== undefined;

/**
 * The browser that the tests see the platform by: the Chromium of CHROMIUM_PATH, or with TEST_FIREFOX the Firefox of that
 * path, as it is installed. Such a one is driven by WebDriver BiDi, by the playwright-core of TEST_FIREFOX_DRIVER.
 */
export function launchBrowser(): Promise<Browser> {
  const { TEST_FIREFOX } = process.env;
  return TEST_FIREFOX === undefined ? launchChromium() : launchFirefox(TEST_FIREFOX);
}

async function launchFirefox(executablePath: string): Promise<Browser> {
  const driver: { readonly firefox: BrowserType } = await import(
    process.env.TEST_FIREFOX_DRIVER ?? "playwright-core"
  );
  return driver.firefox.launch({ executablePath, channel: "moz-firefox" });
}
