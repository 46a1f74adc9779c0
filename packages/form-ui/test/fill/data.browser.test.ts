import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPage, seriousFindings } from "../harness/open-page.ts";
import { type Harness, serveHarness } from "../harness/serve.ts";

let harness: Harness;
beforeAll(async () => {
  harness = await serveHarness();
});
afterAll(async () => {
  await harness[Symbol.asyncDispose]();
});

const narrow = { width: 390, height: 844 };
const open = (query: string, size?: { width: number; height: number }) =>
  openPage(harness, `part=fill&form=data&${query}`, size);

/** What a field shows: its value and where that is from. */
async function shown(page: Page, path: string) {
  const field = page.locator(`.dh-fill-main .dh-field[data-path="${path}"]`);
  return {
    value: await field.locator("output").textContent(),
    from: await field.locator(".dh-sourced-from span").allTextContents(),
  };
}

const origin = "监测数据2026年三季度.xlsx，第 12 行，2026-10-08 导入，第 2 版";

describe("a field that data fills", () => {
  it.each([undefined, narrow])("is read with where it is from, and is no input (%o)", async (size) => {
    await using opened = await open("data&backup=data-read", size);
    const { page } = opened;
    expect(await shown(page, "/有效率")).toEqual({
      value: "97.5",
      from: ["来自数据：环境监测数据 · 数据有效率（%）", origin],
    });
    expect(await shown(page, "/采样数")).toEqual({
      value: "已导入的数据里没有这一项",
      from: ["来自数据：环境监测数据 · 采样数（件）", origin],
    });
    expect(await shown(page, "/组/上岗")).toEqual({
      value: "2024-03-01",
      from: ["来自数据：环境监测数据 · 上岗日期", origin],
    });
    const inputs = page.locator(".dh-fill-main .dh-field").locator("input, select, textarea");
    expect(
      await inputs.evaluateAll((found) =>
        found.map((each) => each.closest("[data-path]")?.getAttribute("data-path")),
      ),
    ).toEqual(["/姓名", "/组/备注"]);
    expect(await page.locator("[data-sourced] .dh-required").count()).toBe(0);
    expect(await page.getByRole("group", { name: "数据有效率" }).getByRole("status").textContent()).toBe(
      "97.5",
    );
    expect(await seriousFindings(page)).toEqual([]);
  });

  it("says that nothing has been brought in yet, and keeps nobody from handing in", async () => {
    await using opened = await open("backup=data-none");
    const { page } = opened;
    expect(await shown(page, "/有效率")).toEqual({
      value: "数据尚未导入",
      from: ["来自数据：监测数据 · 数据有效率（%）"],
    });
    await page.getByRole("button", { name: "提交" }).click();
    const summary = page.locator(".dh-summary");
    await summary.waitFor();
    expect(await summary.getByRole("button").allTextContents()).toEqual(["姓名"]);
    expect(await page.locator("[data-sourced] .dh-problems").count()).toBe(0);
    await page.getByLabel("姓名").fill("某监测员");
    await page.getByRole("button", { name: "提交" }).click();
    await page.locator("#submitted").waitFor();
    expect(await page.evaluate(() => window.submitted)).toEqual([{ 姓名: "某监测员" }]);
  });

  it("is no part of a draft, on the server or on this device, and is not overwritten by one", async () => {
    await using opened = await open("data&backup=data-draft");
    const { page } = opened;
    await page.evaluate(() => {
      window.draft.next = "fail";
    });
    await page.getByLabel("备注").fill("代理");
    await page.waitForTimeout(1500);
    await page.reload();
    await expect.poll(() => page.getByLabel("备注").inputValue()).toBe("代理");
    expect((await shown(page, "/组/上岗")).value).toBe("2024-03-01");
    await page.getByLabel("姓名").fill("某监测员");
    await expect
      .poll(() => page.evaluate(() => window.draft.saved.at(-1)))
      .toEqual({
        姓名: "某监测员",
        组: { 备注: "代理" },
      });
    expect((await shown(page, "/有效率")).value).toBe("97.5");
  });

  it("is told in English, too", async () => {
    await using opened = await open("data&locale=en&backup=data-en");
    const { page } = opened;
    expect(await shown(page, "/采样数")).toEqual({
      value: "Not in the data that was brought in",
      from: [
        "From data: 环境监测数据 · 采样数（件）",
        "监测数据2026年三季度.xlsx, row 12, brought in 2026-10-08, version 2",
      ],
    });
  });
});
