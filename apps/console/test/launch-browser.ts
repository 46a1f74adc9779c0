import { type Browser, type BrowserType, chromium } from "playwright-core";

/** Whether the tests see the platform by Firefox. */
export const isFirefox = process.env.TEST_FIREFOX !== undefined;

/**
 * The browser that the tests see the platform by: the Chromium of CHROMIUM_PATH, or with TEST_FIREFOX the Firefox of that
 * path, as it is installed. Such a one is driven by WebDriver BiDi, by the playwright-core of TEST_FIREFOX_DRIVER.
 */
export function launchBrowser(): Promise<Browser> {
  const { CHROMIUM_PATH = "/usr/bin/chromium", TEST_FIREFOX } = process.env;
  return TEST_FIREFOX === undefined ? launchChromium(CHROMIUM_PATH) : launchFirefox(TEST_FIREFOX);
}

function launchChromium(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
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

async function launchFirefox(executablePath: string): Promise<Browser> {
  const driver: { readonly firefox: BrowserType } = await import(
    process.env.TEST_FIREFOX_DRIVER ?? "playwright-core"
  );
  return driver.firefox.launch({ executablePath, channel: "moz-firefox" });
}
