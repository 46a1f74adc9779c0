import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openPage, pasteText, seriousFindings } from "../../harness/open-page.ts";
import { type Harness, serveHarness } from "../../harness/serve.ts";

let harness: Harness;
beforeAll(async () => {
  harness = await serveHarness();
});
afterAll(async () => harness[Symbol.asyncDispose]());

const keys = (page: Page) => page.evaluate(() => Object.keys(window.designed.fields.properties));
const line = (page: Page, name: string) => page.getByRole("treeitem", { name, exact: true });
const told = (page: Page) => page.locator(".dh-tree-said").textContent();

it("several parts are chosen by mouse or keys; copied, pasted and removed as one step each", async () => {
  await using opened = await openPage(harness, "part=design");
  const { page } = opened;
  const before = await keys(page);
  await line(page, "姓名").click();
  await line(page, "警种").click({ modifiers: ["Shift"] });
  expect(await page.getByRole("treeitem", { selected: true }).count()).toBe(3);
  await line(page, "警号").click({ modifiers: ["ControlOrMeta"] });
  expect(await page.getByRole("treeitem", { selected: true }).count()).toBe(2);
  await page.getByText("已选 2 项").waitFor();
  expect(await seriousFindings(page)).toEqual([]);

  await page.keyboard.press("Escape");
  await line(page, "姓名").click();
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Control+c");
  await expect.poll(() => told(page)).toContain("已复制 2 项");
  await line(page, "季度小结").click();
  await page.keyboard.press("Control+v");
  await expect.poll(() => told(page)).toContain("姓名 → 姓名2");
  expect(await keys(page)).toEqual([...before, "姓名2", "警号2"]);
  expect(await page.getByRole("treeitem", { selected: true }).count()).toBe(2);

  await page.keyboard.press("Delete");
  await expect.poll(() => keys(page)).toEqual(before);
  await page.getByRole("button", { name: "撤销" }).click();
  await expect.poll(() => keys(page)).toEqual([...before, "姓名2", "警号2"]);
  await page.getByRole("button", { name: "撤销" }).click();
  await expect.poll(() => keys(page)).toEqual(before);
});

it("a column of text becomes fields or indicators after asking; what is damaged is refused in words", async () => {
  await using opened = await openPage(harness, "part=design");
  const { page } = opened;
  const before = await keys(page);
  await line(page, "警号").click();
  await pasteText(page, '{"duheng":"form-parts","fields":{"type":"string"}}');
  await expect.poll(() => told(page)).toContain("已损坏");
  expect(await keys(page)).toEqual(before);
  await pasteText(page, "巡逻里程\t120\r\n检查场所数\t8");
  await page.getByRole("alert").filter({ hasText: "2 行文字" }).waitFor();
  await page.getByRole("button", { name: "2 个文本字段" }).click();
  await expect.poll(() => keys(page)).toEqual([...before, "巡逻里程", "检查场所数"]);
  await pasteText(page, "出警评价");
  await page.getByRole("button", { name: "1 个指标" }).click();
  await page.getByRole("treeitem", { name: /出警评价/ }).waitFor();
});

it("indicators chosen together are changed at once as one step of undo; locked ones stay", async () => {
  await using opened = await openPage(harness, "part=design");
  const { page } = opened;
  page.setDefaultTimeout(8000);
  const importance = () =>
    page.evaluate(() => window.designed.indicators.map((indicator) => indicator.importance ?? ""));
  const before = await importance();
  const lines = page.locator('.dh-line[data-kind="indicator"]');
  await lines.first().click();
  await lines.last().click({ modifiers: ["Shift"] });
  const count = before.length;
  await page.getByText(`统一修改 ${count} 个指标`).waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await page.locator(".dh-bulk").getByLabel("重点 / 一般").selectOption("general");
  await expect.poll(importance).toEqual(before.map((was, index) => (index === 0 ? was : "general")));
  await page.locator(".dh-bulk").getByText("1 个已锁定的共性指标不变").waitFor();
  await page.locator(".dh-bulk").getByLabel("满分").fill("0");
  expect(await page.locator(".dh-bulk").getByLabel("满分").getAttribute("aria-invalid")).toBe("true");
  await page.locator(".dh-bulk").getByLabel("满分").fill("15");
  await page.keyboard.press("Enter");
  await expect
    .poll(() =>
      page.evaluate(
        () =>
          window.designed.indicators.filter(({ points }) => points.kind === "fixed" && points.full === 15)
            .length,
      ),
    )
    .toBeGreaterThan(0);
  await page.getByRole("button", { name: "撤销" }).click();
  await page.getByRole("button", { name: "撤销" }).click();
  await expect.poll(importance).toEqual(before);
});

it("where the browser refuses its clipboard, copying and pasting work on the page all the same, and that is said", async () => {
  await using opened = await openPage(harness, "part=design");
  const { page } = opened;
  const before = await keys(page);
  await page.evaluate(() => {
    Object.defineProperty(navigator, "clipboard", { value: undefined });
    Object.defineProperty(document, "execCommand", { value: () => false });
  });
  await line(page, "姓名").click();
  await page.getByRole("button", { name: "粘贴", exact: true }).click();
  await expect.poll(() => told(page)).toContain("请在结构树上按 Ctrl+V");
  await page.getByRole("button", { name: "复制", exact: true }).click();
  await expect.poll(() => told(page)).toContain("已记在本页");
  await line(page, "季度小结").click();
  await page.getByRole("button", { name: "粘贴", exact: true }).click();
  await expect.poll(() => told(page)).toContain("粘贴的是在本页复制的内容");
  expect(await keys(page)).toEqual([...before, "姓名2"]);
  await page.evaluate(() => {
    const event = new ClipboardEvent("paste", {
      clipboardData: new DataTransfer(),
      bubbles: true,
      cancelable: true,
    });
    document.activeElement?.dispatchEvent(event);
  });
  await expect.poll(() => keys(page)).toEqual([...before, "姓名2", "姓名3"]);
});

it("what was changed while the browser asks whether it may be pasted stays changed", async () => {
  await using opened = await openPage(harness, "part=design");
  const { page } = opened;
  const before = await keys(page);
  await page.evaluate(() => {
    const refused = new Promise<string>((_resolve, reject) => {
      document.addEventListener("refused", () => reject(new Error("refused")), { once: true });
    });
    Object.defineProperty(navigator, "clipboard", { value: { readText: () => refused } });
    Object.defineProperty(document, "execCommand", { value: () => false });
  });
  await line(page, "姓名").click();
  await page.getByRole("button", { name: "复制", exact: true }).click();
  await page.getByRole("button", { name: "粘贴", exact: true }).click();
  await line(page, "警号").click();
  await page.keyboard.press("Delete");
  const without = before.filter((key) => key !== "警号");
  await expect.poll(() => keys(page)).toEqual(without);
  await page.evaluate(() => document.dispatchEvent(new Event("refused")));
  await expect.poll(() => told(page)).toContain("粘贴的是在本页复制的内容");
  expect((await keys(page)).toSorted()).toEqual([...without, "姓名2"].toSorted());
});
