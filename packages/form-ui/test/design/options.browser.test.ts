import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openPage } from "../harness/open-page.ts";
import { type Harness, serveHarness } from "../harness/serve.ts";

let harness: Harness;
beforeAll(async () => {
  harness = await serveHarness();
});
afterAll(async () => harness[Symbol.asyncDispose]());

const options = (page: Page) => page.evaluate(() => window.designed.fields.properties.警种?.oneOf);

it("an option's title is edited and its value stays; a new one takes what is typed for it; both are undone", async () => {
  await using opened = await openPage(harness, "part=design");
  const { page } = opened;
  page.setDefaultTimeout(8000);
  await page.locator('.dh-preview .dh-field[data-path="/警种"] .dh-label').click();
  const before = [
    { const: "patrol", title: "巡逻防控" },
    { const: "traffic", title: "交通管理" },
    { const: "station", title: "派出所" },
  ];
  expect(await options(page)).toEqual(before);
  await page.getByLabel("显示为 1", { exact: true }).fill("派出所");
  const renamed = [{ const: "patrol", title: "派出所" }, ...before.slice(1)];
  await expect.poll(() => options(page)).toEqual(renamed);
  expect(await page.getByLabel("值 1", { exact: true }).isEditable()).toBe(false);

  await page.getByRole("button", { name: "+ 添加选项" }).click();
  await page.getByLabel("显示为 4", { exact: true }).fill("特警");
  await page.getByLabel("显示为 1", { exact: true }).focus();
  await expect.poll(() => options(page)).toEqual([...renamed, { const: "特警", title: "特警" }]);

  const undo = page.getByRole("button", { name: "撤销" });
  while (await undo.isEnabled()) await undo.click();
  expect(await options(page)).toEqual(before);
});
