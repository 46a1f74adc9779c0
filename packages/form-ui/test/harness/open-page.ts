import type { Page } from "playwright-core";
import { expect } from "vitest";
import type { Harness } from "./serve.ts";

/** A fresh page of the harness; anything on its console or uncaught fails the test. */
export async function openPage(harness: Harness, query: string, size = { width: 1440, height: 900 }) {
  const context = await harness.browser.newContext({ viewport: size, locale: "zh-CN" });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  await page.goto(`${harness.address}?${query}`);
  await page.locator(".dh-root").first().waitFor();
  return {
    page,
    async [Symbol.asyncDispose]() {
      await context.close();
      expect(complaints).toEqual([]);
    },
  };
}

/** Pastes a text into whatever has the focus, as the clipboard gives it; false where the page took it itself. */
export function pasteText(page: Page, text: string): Promise<boolean> {
  return page.evaluate((pasted) => {
    const data = new DataTransfer();
    data.setData("text/plain", pasted);
    const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
    return document.activeElement?.dispatchEvent(event) ?? true;
  }, text);
}
