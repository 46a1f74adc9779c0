import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dataForm, unitDatasets } from "../harness/forms/data-form.ts";
import { openPage, seriousFindings } from "../harness/open-page.ts";
import { type Harness, serveHarness } from "../harness/serve.ts";

let harness: Harness;
beforeAll(async () => {
  harness = await serveHarness();
});
afterAll(async () => harness[Symbol.asyncDispose]());

const open = async (query: string, size?: { width: number; height: number }) => {
  const opened = await openPage(harness, `part=design&form=data&${query}`, size);
  opened.page.setDefaultTimeout(8000);
  return opened;
};
const listed = (page: Page) =>
  page.evaluate(() =>
    window.designed.datasets?.map(
      ({ key, columns }) => `${key}: ${columns.map((each) => each.key).join(" ")}`,
    ),
  );
const undo = (page: Page) => page.getByRole("button", { name: "撤销" }).click();

async function openField(page: Page, title: string) {
  await page.getByRole("treeitem", { name: title, exact: true }).first().click();
  await openMore(page);
}

/** Folded away while it holds nothing. */
async function openMore(page: Page) {
  const source = page.locator('[data-attribute^="x-source"]').first();
  await source.waitFor({ state: "attached" });
  if (!(await source.isVisible()))
    await page.locator(".dh-more:has([data-attribute^='x-source']) > summary").click();
}

describe("where a field's value comes from", () => {
  it("is chosen among the tenant's datasets, and comes into the form's list, as one step of undo", async () => {
    await using opened = await open("datasets");
    const { page } = opened;
    await openField(page, "姓名");
    const source = page.getByLabel("数据来源");
    expect(
      await source.locator("optgroup").evaluateAll((all) => all.map((each) => each.getAttribute("label"))),
    ).toEqual(["监测数据"]);
    expect(await source.locator("option").allTextContents()).toEqual([
      "由本人填写",
      "数据有效率（%）",
      "采样数（件）",
      "上岗日期",
      "等级",
    ]);
    expect(await seriousFindings(page)).toEqual([]);
    await source.selectOption({ label: "等级" });
    await expect.poll(() => listed(page)).toEqual(["monitoring: validRate samples since level"]);
    expect(await page.evaluate(() => window.designed.fields.properties.姓名)).toEqual({
      ...dataForm.fields.properties.姓名,
      "x-source": { dataset: "monitoring", column: "level" },
    });
    expect(await page.evaluate(() => window.designed.datasets?.[0]?.columns[3])).toEqual(
      unitDatasets[0]?.columns[3],
    );
    await undo(page);
    await expect.poll(() => page.evaluate(() => window.designed)).toEqual(dataForm);
    await openMore(page);
    await source.selectOption({ label: "等级" });
    await source.selectOption({ label: "由本人填写" });
    await expect.poll(() => listed(page)).toEqual(["monitoring: validRate samples since"]);
  });

  it("gives a new field its type and name", async () => {
    await using opened = await open("datasets");
    const { page } = opened;
    await page.getByRole("button", { name: "添加字段、指标" }).click();
    await page.getByLabel("找字段类型，可输入拼音").fill("文本");
    await expect
      .poll(async () => {
        await page.getByLabel("找字段类型，可输入拼音").press("Enter");
        return page.getByRole("treeitem", { name: "新字段", exact: true }).count();
      })
      .toBe(1);
    await page.getByRole("treeitem", { name: "新字段", exact: true }).click();
    await openMore(page);
    await page.getByLabel("数据来源").selectOption({ label: "上岗日期" });
    await expect
      .poll(() => page.evaluate(() => window.designed.fields.properties.上岗日期))
      .toEqual({
        "x-id": expect.any(String),
        title: "上岗日期",
        type: "string",
        format: "date",
        "x-source": { dataset: "monitoring", column: "since" },
      });
  });

  it("tells at its place that a column's values cannot go into the field", async () => {
    await using opened = await open("datasets");
    const { page } = opened;
    await openField(page, "数据有效率");
    await page.getByLabel("数据来源").selectOption({ label: "上岗日期" });
    await page
      .locator('[data-attribute="x-source"]')
      .getByText("“上岗日期”是日期，放不进“数据有效率”这种字段")
      .waitFor();
    expect(await page.getByLabel("数据来源").getAttribute("aria-invalid")).toBe("true");
  });

  it("is written by hand only where no dataset is known", async () => {
    await using opened = await openPage(harness, "part=design");
    const { page } = opened;
    await openField(page, "姓名");
    expect(await page.getByLabel("数据来源 · 数据集").isEditable()).toBe(true);
    expect(await page.getByLabel("数据来源 · 列").isEditable()).toBe(true);
  });
});

describe("data in formulas", () => {
  const formula = (page: Page) => page.locator(".dh-formula-editor .cm-content").first();
  const options = (page: Page) => page.locator(".cm-tooltip-autocomplete li").allTextContents();

  it("is completed behind `data.` by titles, shown by them, and listed by the form; undo takes both back at once", async () => {
    await using opened = await open("datasets");
    const { page } = opened;
    await page
      .getByRole("treeitem", { name: /^数据有效率/ })
      .last()
      .click();
    await formula(page).click();
    await page.keyboard.press("Control+a");
    await page.keyboard.insertText("SUM(data");
    await page.keyboard.type(".");
    await expect.poll(() => options(page)).toEqual(["监测数据monitoring · 数据集", "办案数据cases · 数据集"]);
    await page.keyboard.insertText("cases");
    await page.keyboard.type(".");
    await expect.poll(() => options(page)).toEqual(["办结数closed · 每人多个数值 · 件"]);
    await page.waitForTimeout(150);
    await page.keyboard.press("Enter");
    await page.keyboard.type(")");
    const by = () => page.evaluate(() => window.designed.indicators[0]?.by);
    await expect.poll(by).toEqual({ kind: "formula", formula: "SUM(data.cases.closed)" });
    await expect.poll(() => listed(page)).toEqual(["monitoring: validRate samples since", "cases: closed"]);
    await expect
      .poll(() => page.locator(".cm-duheng-title").allTextContents())
      .toEqual(["办案数据", "办结数"]);
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole("treeitem", { name: "监测人员考核表" }).click();
    expect(await page.locator(".dh-datasets li").allTextContents()).toEqual([
      "监测数据 数据有效率（%）、采样数（件）、上岗日期",
      "办案数据 办结数（件）",
    ]);
    const undoing = page.getByRole("button", { name: "撤销" });
    while (await undoing.isEnabled()) await undoing.click();
    await expect.poll(() => page.evaluate(() => window.designed)).toEqual(dataForm);
  });

  it("is found by a column's title or pinyin without `data` being known", async () => {
    await using opened = await open("datasets");
    const { page } = opened;
    await page
      .getByRole("treeitem", { name: /^数据有效率/ })
      .last()
      .click();
    await formula(page).click();
    await expect
      .poll(async () => {
        await page.keyboard.press("Control+a");
        await page.keyboard.type("bjs", { delay: 30 });
        await page.waitForTimeout(250);
        return options(page);
      })
      .toContain("办案数据 · 办结数data.cases.closed · 每人多个数值 · 件");
    await page.keyboard.press("Enter");
    await expect
      .poll(() => page.evaluate(() => window.designed.indicators[0]?.by))
      .toEqual({ kind: "formula", formula: "data.cases.closed" });
  });
});
