import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPage } from "../harness/open-page.ts";
import { type Harness, serveHarness } from "../harness/serve.ts";

let harness: Harness;
beforeAll(async () => {
  harness = await serveHarness();
});
afterAll(async () => harness[Symbol.asyncDispose]());

describe("samples in the designer", () => {
  it("a problem of a sample's answer names the field and leads to it, on another page and in a row too", async () => {
    await using opened = await openPage(harness, "part=design");
    const { page } = opened;
    const focused = () =>
      page.evaluate(() => document.activeElement?.closest("[data-path]")?.getAttribute("data-path"));
    await page.getByRole("treeitem", { name: "办结较多的民警" }).click();
    await page.locator('.dh-preview [data-path="/办结数"] input').fill("99");
    await page.locator(".dh-preview .dh-page").nth(1).click();
    await page.locator('.dh-preview [data-path="/加分项/1/分值"] input').fill("77");
    await page.getByRole("treeitem", { name: "警种", exact: true }).click();

    await page.locator(".dh-problem-panel summary").click();
    await page.getByRole("button", { name: "办结较多的民警 · 办结案件数" }).click();
    await expect.poll(focused).toBe("/办结数");
    await page.getByRole("button", { name: "办结较多的民警 · 加分事项 · 分值" }).click();
    await expect.poll(focused).toBe("/加分项/1/分值");
  });

  it("are not offered where the caller lends them", async () => {
    await using opened = await openPage(harness, "part=design&lent");
    const { page } = opened;
    await page.locator(".dh-add-more summary").click();
    await page.getByRole("button", { name: "＋ 添加分节" }).waitFor();
    expect(await page.getByRole("button", { name: /样例/ }).count()).toBe(0);
    // The menu goes by Escape, which gives the focus back, and by a click elsewhere.
    const menu = page.locator(".dh-add-more[open]");
    await page.getByRole("button", { name: "＋ 添加分节" }).focus();
    await page.keyboard.press("Escape");
    await expect.poll(() => menu.count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("SUMMARY");
    await page.keyboard.press("Enter");
    await expect.poll(() => menu.count()).toBe(1);
    await page.getByRole("treeitem", { name: "警种", exact: true }).click();
    await expect.poll(() => menu.count()).toBe(0);
    expect(await page.locator("[data-attribute='title'] input").inputValue()).toBe("警种");
  });
});
