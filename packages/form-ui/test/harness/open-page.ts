import axe from "axe-core";
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

/** Serious and critical findings of axe-core, each with the elements it is about. */
export async function seriousFindings(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const run: unknown = Reflect.get(Object(Reflect.get(window, "axe")), "run");
    if (typeof run !== "function") throw new Error("axe-core cannot run");
    const result: { violations: { id: string; impact: string; nodes: { html: string }[] }[] } =
      await run(document);
    return result.violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`);
  });
}
