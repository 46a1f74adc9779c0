import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPage, seriousFindings } from "../../harness/open-page.ts";
import { type Harness, serveHarness } from "../../harness/serve.ts";

let harness: Harness;
beforeAll(async () => {
  harness = await serveHarness();
});
afterAll(async () => harness[Symbol.asyncDispose]());

const fixture = join(import.meta.dirname, "fixtures/indicators-openpyxl.xlsx");

describe("import of indicators", () => {
  it("leads from a file over its mapping into the table, as one step back; what it asks is remembered", async () => {
    await using opened = await openPage(harness, "part=table");
    const { page } = opened;
    await page.getByRole("button", { name: "指标表" }).click();
    await page.getByRole("grid").waitFor();
    const count = await page.evaluate(() => window.designed.indicators.length);
    await page.getByRole("button", { name: "导入…" }).click();
    const file = page.getByLabel("选择文件");
    await file.setInputFiles({
      name: "指标.xls",
      mimeType: "",
      buffer: Buffer.from("d0cf11e0a1b11ae1".padEnd(400, "0"), "hex"),
    });
    await page.getByText("另存为 .xlsx").waitFor();
    await file.setInputFiles(fixture);
    await page.getByRole("region", { name: "各列的用途" }).waitFor();
    await page.getByText("E10“视情况”").waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByLabel("用作：H 责任科室").selectOption({ label: "不导入" });
    await page.getByLabel("导入第 6 行").uncheck();
    await page.getByRole("button", { name: "导入 4 项" }).click();
    await page.getByRole("grid", { name: "指标表" }).waitFor();
    expect(await page.evaluate(() => window.designed.indicators.length)).toBe(count + 4);
    await page.getByText("1 格未读懂").waitFor();
    await page.locator('[data-row="1"] [data-key="title"]').click();
    await page.keyboard.press("Control+z");
    await expect.poll(() => page.evaluate(() => window.designed.indicators.length)).toBe(count);

    await page.getByRole("button", { name: "导入…" }).click();
    await page.getByLabel("选择文件").setInputFiles(fixture);
    await expect.poll(() => page.getByLabel("用作：H 责任科室").inputValue()).toBe("ignore");
  });

  it("shows what is a guess, asks about points in common, and sets sums beside what the sheet says", async () => {
    await using opened = await openPage(harness, "part=table");
    const { page } = opened;
    await page.getByRole("button", { name: "指标表" }).click();
    await page.getByRole("button", { name: "导入…" }).click();
    await page
      .getByLabel("选择文件")
      .setInputFiles(join(import.meta.dirname, "fixtures/workbooks/vmergepts.xlsx"));
    const sums = page.getByRole("region", { name: "各组合计" });
    await sums.waitFor();
    const rows = () => sums.getByRole("row").allInnerTexts();
    await expect.poll(rows).toContainEqual(expect.stringMatching(/德\s+20/));
    await page.getByText("推测 C2 的 20 由第 2、3 行共有：平均分得 10").first().waitFor();
    await page
      .getByLabel("C2 的 20 由第 2、3 行（2 项）共用")
      .selectOption({ label: "先不分，导入后逐项填写" });
    await page.getByText("推测 C2 的 20 由第 2、3 行共有：先不分").first().waitFor();
    await expect.poll(rows).toContainEqual(expect.stringMatching(/德\s+0/));
    expect(await seriousFindings(page)).toEqual([]);
  });

  it("maps each table of a sheet by its own headings", async () => {
    await using opened = await openPage(harness, "part=table", { width: 390, height: 844 });
    const { page } = opened;
    await page.getByRole("button", { name: "指标表" }).click();
    await page.getByRole("button", { name: "导入…" }).click();
    await page
      .getByLabel("选择文件")
      .setInputFiles(join(import.meta.dirname, "fixtures/workbooks/blocks.xlsx"));
    const later = page.getByRole("region", { name: "第 7 行起的表：各列的用途" });
    await later.getByLabel("用作：D 考核要求").selectOption({ label: "不导入" });
    await page.getByRole("button", { name: "导入 4 项" }).click();
    await page.getByRole("grid", { name: "指标表" }).waitFor();
    expect(
      await page.evaluate(() =>
        window.designed.indicators.flatMap(({ title, description }) =>
          ["政治素质", "学习培训", "办文办会", "督查督办"].includes(title) ? [[title, description]] : [],
        ),
      ),
    ).toEqual([
      ["政治素质", "a"],
      ["学习培训", "b"],
      ["办文办会", undefined],
      ["督查督办", undefined],
    ]);
  });

  it("gives the table as a workbook that it takes again", async () => {
    await using opened = await openPage(harness, "part=table&form=procuratorate", {
      width: 390,
      height: 844,
    });
    const { page } = opened;
    await page.getByRole("button", { name: "指标表" }).click();
    await page.getByRole("grid").waitFor();
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "导出 Excel" }).click();
    const path = await (await download).path();
    const before = await page.evaluate(() => window.designed.indicators);
    await page.getByRole("button", { name: "导入…" }).click();
    await page
      .getByLabel("选择文件")
      .setInputFiles({ name: "再导入.xlsx", mimeType: "", buffer: await readFile(path) });
    await page.getByText(`将新建 0 项，更新 ${before.length} 项；0 处`).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole("button", { name: `导入 ${before.length} 项` }).click();
    expect(await page.evaluate(() => window.designed.indicators)).toEqual(before);
  });
});
