import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPage, seriousFindings } from "../../harness/open-page.ts";
import { type Harness, serveHarness } from "../../harness/serve.ts";

let harness: Harness;
beforeAll(async () => {
  harness = await serveHarness();
});
afterAll(async () => harness[Symbol.asyncDispose]());

describe("indicator library in the designer", () => {
  it("is searched, an entry is taken with its fields, and a newer version is taken over", async () => {
    await using opened = await openPage(harness, "part=design");
    const { page } = opened;
    await page.getByRole("button", { name: "从指标库选用" }).click();
    const dialog = page.getByRole("dialog", { name: "指标库" });
    await dialog.getByRole("button", { name: /入户走访/ }).waitFor();
    await dialog.getByRole("searchbox").fill("不存在的");
    await dialog.getByText("没有符合条件的指标。").waitFor();
    await dialog.getByRole("searchbox").fill("宣传");
    await dialog.getByRole("button", { name: /宣传报道/ }).click();
    expect(await dialog.getByLabel("“发表篇数”对应").inputValue()).toBe("");
    expect(await dialog.getByLabel("“办结数”对应").inputValue()).toBe("办结数");
    expect(await seriousFindings(page)).toEqual([]);
    await dialog.getByRole("button", { name: "选用", exact: true }).click();
    await expect
      .poll(() => page.evaluate(() => window.designed.indicators.at(-1)?.origin?.id))
      .toBe("entry-publicity");

    const update = dialog.getByRole("region", { name: /指标更新/ });
    await update.getByText(/第 1 版 → 第 2 版/).click();
    expect(await seriousFindings(page)).toEqual([]);
    await update.getByRole("button", { name: "采用新版" }).click();
    await expect
      .poll(() => page.evaluate(() => window.designed.indicators.at(-1)))
      .toMatchObject({ points: { max: 5 }, origin: { version: 2 } });
    await update.waitFor({ state: "detached" });
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
  });
});
