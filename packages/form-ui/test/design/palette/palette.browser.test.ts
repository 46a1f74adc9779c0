import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPage, seriousFindings } from "../../harness/open-page.ts";
import { type Harness, serveHarness } from "../../harness/serve.ts";

let harness: Harness;
beforeAll(async () => {
  harness = await serveHarness();
});
afterAll(async () => harness[Symbol.asyncDispose]());

describe("palette of field kinds", () => {
  it("lets a kind be dragged onto the live form and into the tree, each one step of undo", async () => {
    await using opened = await openPage(harness, "part=design");
    const { page } = opened;
    const keys = () =>
      page.evaluate(() => window.designed.layout?.pages[0]?.sections[0]?.items.map((item) => item.field));
    await page.getByRole("button", { name: "添加字段、指标" }).click();
    const live = page.locator('.dh-preview .dh-field[data-path="/警号"]');
    const box = await live.boundingBox();
    if (box === null) throw new Error("the live form shows no such field");
    await page.locator('.dh-palette-item[data-item="date"]').hover();
    await page.mouse.down();
    await page.mouse.move(box.x + 30, box.y + 30, { steps: 5 });
    await page.mouse.move(box.x + 12, box.y + 20, { steps: 3 });
    await page.locator(".dh-live-line").waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.mouse.up();
    await expect.poll(keys).toEqual(["姓名", "新字段", "警号", "警种"]);
    await page.locator(".dh-live-line").waitFor({ state: "detached" });

    await page
      .locator('.dh-palette-item[data-item="boolean"]')
      .dragTo(page.getByRole("treeitem", { name: "警种", exact: true }), {
        targetPosition: { x: 60, y: 24 },
      });
    await expect.poll(keys).toEqual(["姓名", "新字段", "警号", "警种", "新字段2"]);
    await page.getByRole("button", { name: "撤销" }).click();
    await page.getByRole("button", { name: "撤销" }).click();
    await expect.poll(keys).toEqual(["姓名", "警号", "警种"]);
  });
});
