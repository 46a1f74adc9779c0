import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { seriousFindings } from "./accessibility.ts";
import { type Platform, startPlatform } from "./platform.ts";

/** A unit admin makes a dataset of a table that she has, brings figures in, corrects them, and goes back. */
let platform: Platform;
let page: Page;
beforeAll(async () => {
  platform = await startPlatform();
  page = await platform.signIn("ga-admin");
});
afterEach(async ({ task }) => {
  if (task.result?.state === "fail") await platform.photograph("datasets");
});
afterAll(() => platform[Symbol.asyncDispose]());

const pasted = (...rows: readonly (readonly string[])[]) =>
  rows.map((cells) => cells.join("\t")).join("\r\n");
const heading = ["警号", "姓名", "出警次数", "按时到达率（%）"];

async function paste(label: RegExp, cells: string): Promise<void> {
  await page.getByLabel(label).focus();
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
  }, cells);
}
const shot = async (name: string) => {
  if (process.env.SHOTS)
    await page.screenshot({ path: `${process.env.SHOTS}/datasets-${name}.png`, fullPage: true });
};
const bringFigures = async (...rows: readonly (readonly string[])[]) => {
  await paste(/在 Excel 中选中/, pasted(heading, ...rows));
  await page.getByRole("heading", { name: "每一行会怎样" }).waitFor();
};
const write = async () => {
  await page.getByRole("button", { name: "写入", exact: true }).click();
  await page.getByRole("link", { name: "查看数据" }).click();
};

it("a dataset is made of a table's first rows, and its columns corrected", async () => {
  await page.goto(`${platform.url}/datasets`);
  await page.getByRole("link", { name: "新建数据集" }).first().click();
  await page.getByLabel("名称", { exact: true }).fill("出警数据");
  expect(await page.getByLabel("公式中的名称").first().inputValue()).toBe("出警数据");
  await page
    .getByLabel("在这里粘贴表头和几行数据")
    .fill(pasted(heading, ["001", "示例-甲001", "12", "97.5"], ["002", "示例-甲002", "8", "100"]));
  await page.getByRole("button", { name: "读取" }).click();
  await page.getByText("读到 2 列").waitFor();
  const columns = page.getByRole("listitem").filter({ has: page.getByLabel("列名") });
  expect(await columns.count()).toBe(2);
  expect(await columns.nth(1).getByLabel("单位").inputValue()).toBe("%");
  await columns.nth(1).getByLabel("最大").fill("100");
  await page.getByText("data.出警数据.按时到达率").waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await shot("edit");
  await page.getByRole("button", { name: "保存" }).click();
  await page.getByRole("heading", { name: "粘贴或上传" }).waitFor();
  await page.getByText("还没有导入数据").waitFor();
});

it("figures are looked at, what is wrong is left out, and the rest counts", async () => {
  await bringFigures(
    ["", "示例-丙", "1", "90"],
    ["001", "", "12", "97.5%"],
    ["002", "示例-甲002", "8", "120"],
    ["003", "示例-甲003", "5", "100"],
  );
  await page.getByText("本单位没有“示例-丙”").waitFor();
  await page.getByText("不能大于 100%").waitFor();
  await shot("preview");
  await page.getByRole("button", { name: "略过不能导入的行" }).click();
  await page.getByText("2 行有新的数据").waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await write();
  await page.getByText("第 1 版", { exact: true }).waitFor();
  await page.getByRole("button", { name: "查看第 1 版" }).click();
  await page.getByRole("rowheader", { name: "示例-甲001（001）" }).waitFor();
  expect(await page.getByRole("cell", { name: "97.5", exact: true }).count()).toBe(1);
  expect(await seriousFindings(page)).toEqual([]);
  await shot("version");
});

it("a correction is a version of its own, and the one before counts again when somebody wants it", async () => {
  await bringFigures(["001", "", "13", ""]);
  await page.getByText("1 行有新的数据").waitFor();
  await write();
  await page.getByText("第 2 版", { exact: true }).waitFor();
  await page.getByRole("button", { name: "改用第 1 版" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("没有已经确定的结果会因此不同").waitFor();
  await shot("dialog");
  await dialog.getByRole("button", { name: "改用第 1 版" }).click();
  await page.getByText("已改用第 1 版").waitFor();
  await page.getByRole("button", { name: "改用第 2 版" }).waitFor();
  await shot("after");
});

it("fits a narrow screen", async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  const wide = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(await wide()).toBeLessThanOrEqual(0);
  await shot("narrow-page");
  await page.getByRole("link", { name: "修改列" }).click();
  await page.getByText("已有导入的数据，这些不能再改").waitFor();
  expect(await page.getByLabel("内容", { exact: true }).first().getAttribute("aria-disabled")).toBe("true");
  expect(await wide()).toBeLessThanOrEqual(0);
  await shot("narrow-edit");
  expect(platform.pageErrors).toEqual([]);
});

it("a file of 40 columns about 60 people, two of one name: who is meant is told by the department or chosen, and papers fill", async () => {
  const own = await platform.signIn("jcy-admin");
  const folder = join(import.meta.dirname, "../../../seed/data");
  await own.goto(`${platform.url}/datasets`);
  await own.getByRole("link", { name: "业务数据" }).click();
  await own.getByLabel("属于哪个周期").click();
  await own.getByRole("option", { name: "2026年第3季度" }).click();
  // Without the departments two are in doubt.
  const text = (await readFile(join(folder, "业务数据-2026-Q3.csv"), "utf8")).replace("承办部门", "备用");
  await own
    .locator('input[type="file"]')
    .setInputFiles({ name: "业务数据.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
  await own.getByRole("button", { name: "待确认 2", exact: true }).waitFor();
  if (process.env.SHOTS)
    await own.screenshot({ path: `${process.env.SHOTS}/datasets-forty.png`, fullPage: true });
  await own.getByLabel("“备用”列是什么").click();
  await own.getByRole("option", { name: "科室" }).click();
  // Rates that are all below 1 may be meant either way.
  await own.getByText("还有 2 列百分数待确认").waitFor();
  expect(await own.getByRole("button", { name: "写入", exact: true }).isDisabled()).toBe(true);
  const say = (name: RegExp) => own.getByRole("radiogroup", { name }).getByLabel("0.975%").click();
  await say(/撤回起诉率/);
  await own.getByText("还有 1 列百分数待确认").waitFor();
  await say(/无罪案件有责率/);
  await expect.poll(() => own.getByText(/列百分数待确认/).count()).toBe(0);
  await own.getByText(/人会自动重新计分/).waitFor();
  await own.getByRole("button", { name: "写入", exact: true }).click();
  await own.getByRole("link", { name: "查看数据" }).click();
  await own.getByRole("button", { name: "查看第 1 版" }).first().click();
  await own.getByLabel("姓名或工号").fill("乙021");
  await expect.poll(() => own.getByRole("rowheader").count()).toBe(2);
  if (process.env.SHOTS)
    await own.screenshot({ path: `${process.env.SHOTS}/datasets-forty-version.png`, fullPage: true });
  expect(platform.pageErrors).toEqual([]);
});

it("whoever fills the paper reads the figures, and cannot write over them", async () => {
  const staff = await platform.signIn("jcy-staff");
  await staff.goto(`${platform.url}/my`);
  await staff
    .getByRole("link", { name: /2026年第3季度/ })
    .first()
    .click();
  await staff.getByText(/来自数据：业务数据 · 刑事案件数/).waitFor();
  await staff
    .getByText(/第 1 版 · .*导入/)
    .first()
    .waitFor();
  if (process.env.SHOTS)
    await staff.screenshot({ path: `${process.env.SHOTS}/datasets-paper.png`, fullPage: true });
  expect(await staff.getByRole("textbox", { name: "刑事案件数" }).count()).toBe(0);
  expect(platform.pageErrors).toEqual([]);
});
