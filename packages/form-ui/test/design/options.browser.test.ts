import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readOptions } from "../../src/design/operations/options.ts";
import { openPage } from "../harness/open-page.ts";
import { type Harness, serveHarness } from "../harness/serve.ts";

let harness: Harness;
beforeAll(async () => {
  harness = await serveHarness();
});
afterAll(async () => harness[Symbol.asyncDispose]());

const titles = async (page: Page) =>
  readOptions(await page.evaluate(() => window.designed.fields.properties.警种)).map(({ title }) => title);
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

  await page.getByLabel("显示为 4", { exact: true }).press("Alt+ArrowUp");
  await expect.poll(() => titles(page)).toEqual(["派出所", "交通管理", "特警", "派出所"]);
  expect(await page.evaluate(() => document.activeElement?.ariaLabel)).toBe("显示为 3");
  await page
    .getByRole("button", { name: /^移动选项“特警”/ })
    .dragTo(page.getByLabel("显示为 1", { exact: true }), {
      targetPosition: { x: 20, y: 2 },
    });
  await expect.poll(async () => (await titles(page))[0]).toBe("特警");
  await page.getByRole("button", { name: "粘贴一列…" }).click();
  await page.keyboard.insertText("经侦\n交通管理\n禁毒");
  await page.getByRole("button", { name: "加入这些选项" }).click();
  await expect.poll(async () => (await titles(page)).slice(4)).toEqual(["经侦", "禁毒"]);
  expect(await page.locator(".dh-fieldset .dh-said").allTextContents()).toEqual([
    "加入了 2 个选项。 已有或重复、没有加入的：交通管理",
  ]);

  const undo = page.getByRole("button", { name: "撤销" });
  while (await undo.isEnabled()) await undo.click();
  expect(await options(page)).toEqual(before);
});
