import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { type Platform, startPlatform } from "./platform.ts";

/** A unit admin brings her table as it is, corrects it where it stands, writes it, and takes it back. */
let platform: Platform;
let page: Page;
beforeAll(async () => {
  platform = await startPlatform();
  page = await platform.signIn("ga-admin");
});
afterEach(async ({ task }) => {
  if (task.result?.state === "fail") await platform.photograph("import");
});
afterAll(() => platform[Symbol.asyncDispose]());

const table = [
  ["某局新进人员"],
  ["序号", "姓名", "警号", "所在部门", "人员类别", "到岗时间"],
  ["1", "示例-新甲", "N1", "刑事侦查支队", "执法勤务类", "2026.7.1"],
  ["2", "示例-新乙", "N2", "刑侦支队", "执法勤务类", "2026年7月2日"],
  ["3", "示例-新丙", "", "刑侦支队", "执法勤务类", "2026/7/3"],
  ["4", "示例-新丁", "N4", "新设中队", "执法勤务", "2026.7"],
  ["5", "示例-新戊", "N1", "刑侦支队", "执法勤务类", ""],
]
  .map((cells) => cells.join("\t"))
  .join("\r\n");

async function pasteTable(cells: string): Promise<void> {
  await page.getByLabel(/在 Excel 中选中/).focus();
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
  }, cells);
  await page.getByRole("heading", { name: "每一行会怎样" }).waitFor();
}

const count = (name: string) => page.getByRole("button", { name, exact: true });

it("a table is pasted, its names and cells corrected, and what is left is written", async () => {
  await page.goto(`${platform.url}/staff`);
  await page.getByRole("link", { name: "导入" }).click();
  await pasteTable(table);
  expect(await page.getByLabel("“警号”列是什么").textContent()).toContain("工号");
  await count("不能导入 4").waitFor();

  // One name for all of its rows; another is made.
  await page.getByRole("button", { name: "是“刑事侦查支队”" }).click();
  await count("不能导入 3").waitFor();
  await page.getByRole("button", { name: "新建“新设中队”" }).click();
  await page.getByText("写入时新建").waitFor();
  await page.getByRole("button", { name: "是“执法勤务类”" }).click();
  await expect.poll(() => page.getByRole("button", { name: "重选" }).count()).toBe(3);

  // Where they stand: Enter keeps.
  const number = page.getByRole("textbox", { name: "更正第 5 行的工号" });
  await number.fill("N3");
  await number.press("Enter");
  await count("不能导入 2").waitFor();
  const day = page.getByRole("textbox", { name: "更正第 6 行的到岗日期" });
  await day.fill("2026-07-04");
  await day.press("Enter");
  await count("不能导入 1").waitFor();
  expect(await page.getByRole("button", { name: "写入", exact: true }).isDisabled()).toBe(true);
  await page.getByText("与第 3 行相同").waitFor();
  await page.getByRole("button", { name: "略过不能导入的行" }).click();
  await page.getByText("新增 4 条，更改 0 条").waitFor();
  // Left and found again as it was.
  await page.reload();
  await page.getByRole("button", { name: "写入", exact: true }).click();
  await page.getByText("已写入 4 条").waitFor();
  await page.getByText("新建的科室：新设中队").waitFor();
  await page.getByRole("link", { name: "查看人员" }).click();
  await page.getByPlaceholder("姓名或工号").fill("示例-新");
  await expect.poll(() => page.locator("main tbody tr").count()).toBe(4);
});

it("is found among the imports, and undone as a whole", async () => {
  await page.getByRole("link", { name: "导入" }).click();
  await page.getByRole("link", { name: "粘贴的表格" }).click();
  await page.getByRole("button", { name: "撤销导入" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "撤销导入" }).click();
  await page.getByText("已撤销 4 条").waitFor();
  await page.goto(`${platform.url}/staff`);
  await page.getByPlaceholder("姓名或工号").fill("示例-新");
  await expect.poll(() => page.locator("main tbody tr").count()).toBe(0);
});

it("on a narrow screen each row stands by itself, what is wrong first; whoever is in no row can stay", async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${platform.url}/imports`);
  await pasteTable("姓名\t工号\t离开日期\r\n示例-新己\tN9\t2030-01-01");
  await page.getByText("离开日期还没有到，请在人员档案中办理离开").waitFor();
  await page.getByText("新增的一行须有科室").waitFor();
  expect(await page.locator("main table").count()).toBe(1);
  await page.getByLabel(/全体人员/).click();
  await page
    .getByText(/^还是“.*”的负责人或分管领导，请在其人员档案中办理“离开”/)
    .first()
    .waitFor();
  await page.getByRole("button", { name: /^不在表中 \d+/ }).click();
  await page.getByRole("button", { name: "略过，仍在职" }).first().click();
  await count("已略过 1").waitFor();
  const isTooWide = () => document.documentElement.scrollWidth > window.innerWidth;
  expect(await page.evaluate(isTooWide)).toBe(false);
  await page.setViewportSize({ width: 1440, height: 900 });
});

it.each([
  ["departments", "科室", "科室名称\t排序\r\n示例-新科\t99", "查看科室"],
  ["staffCategories", "人员类别", "类别名称\t代码\r\n示例-新类\texample", "查看人员类别"],
] as const)("%s are brought from their list, written and undone", async (list, title, table, see) => {
  await page.goto(`${platform.url}/${list}`);
  await page.getByRole("link", { name: "导入" }).click();
  await page.getByRole("heading", { name: `导入${title}` }).waitFor();
  await pasteTable(table);
  await page.getByRole("button", { name: "写入", exact: true }).click();
  await page.getByText("已写入 1 条").waitFor();
  expect(await page.getByRole("link", { name: see }).getAttribute("href")).toContain(`/${list}`);
  await page.getByRole("button", { name: "撤销导入" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "撤销导入" }).click();
  await page.getByText("已撤销 1 条").waitFor();
});

it("an account is no import's to give beyond the unit", async () => {
  await page.goto(`${platform.url}/users`);
  await page.getByRole("link", { name: "导入" }).click();
  await pasteTable("姓名\t用户名\t工号\t角色\r\n示例\tnobody\tX999\t系统管理员");
  await page.getByText("“系统管理员”不由单位授予，不能导入", { exact: false }).waitFor();
});

it("the template is a workbook with lists to choose from", async () => {
  await page.goto(`${platform.url}/imports`);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "下载模板" }).click();
  expect((await download).suggestedFilename()).toBe("导入人员.xlsx");
});

it("no page threw", () => {
  expect(platform.pageErrors).toEqual([]);
});
