import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { patrolForm } from "../../harness/forms/patrol-form.ts";
import { openPage, pasteText, seriousFindings } from "../../harness/open-page.ts";
import { type Harness, serveHarness } from "../../harness/serve.ts";

let harness: Harness;
beforeAll(async () => {
  harness = await serveHarness();
});
afterAll(async () => harness[Symbol.asyncDispose]());

const indicators = () => window.designed.indicators;

describe("indicator table", () => {
  it("is written in by the keys of a spreadsheet, one act being one step back", async () => {
    await using opened = await openPage(harness, "part=table");
    const { page } = opened;
    await page.getByRole("button", { name: "指标表" }).click();
    await page.getByRole("grid").waitFor();
    const cell = (row: number, key: string) => page.locator(`[data-row="${row}"] [data-key="${key}"]`);
    const [first] = await page.evaluate(indicators);
    const sum = page.locator("[data-group]").first();
    const before = await sum.textContent();

    await cell(1, "points").click();
    await page.keyboard.type("12.5");
    // The sum follows while one types.
    await expect.poll(() => sum.textContent()).not.toBe(before);
    await page.keyboard.press("Enter");
    await expect
      .poll(async () => (await page.evaluate(indicators))[0]?.points)
      .toEqual({ kind: "fixed", full: 12.5 });
    expect(
      await page.evaluate(() => document.activeElement?.closest("[data-row]")?.getAttribute("data-row")),
    ).toBe("2");

    await page.keyboard.press("Control+z");
    await expect.poll(async () => (await page.evaluate(indicators))[0]?.points).toEqual(first?.points);
    await expect.poll(() => sum.textContent()).toBe(before);

    // What cannot be read stays as typed, with its reason, and is in no document.
    await cell(1, "points").click();
    await page.keyboard.press("F2");
    await page.keyboard.press("Control+a");
    await page.keyboard.type("约十分");
    await page.keyboard.press("Tab");
    await expect.poll(() => cell(1, "points").textContent()).toContain("约十分");
    expect(await cell(1, "points").getAttribute("aria-invalid")).toBe("true");
    expect((await page.evaluate(indicators))[0]?.points).toEqual(first?.points);

    // Words from a list.
    await cell(1, "measure").click();
    await page.keyboard.press("Enter");
    await page.getByRole("option", { name: "定性" }).click();
    await expect.poll(async () => (await page.evaluate(indicators))[0]?.measure).toBe("qualitative");

    // Filling down over a choice.
    await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Control+d");
    await expect.poll(async () => (await page.evaluate(indicators))[1]?.measure).toBe("qualitative");

    // Moving the row.
    await cell(2, "title").click();
    await page.keyboard.press("Alt+ArrowUp");
    await expect.poll(async () => (await page.evaluate(indicators))[1]?.id).toBe(first?.id);

    // Formulas open in their editor.
    await cell(1, "formula").dblclick();
    await page.locator(".dh-it-formula .cm-content").waitFor();
    await page.keyboard.press("Escape");
    expect(await seriousFindings(page)).toEqual([]);
  });

  it("takes a table from Excel, making the rows that are missing, and gives one back", async () => {
    await using opened = await openPage(harness, "part=table");
    const { page } = opened;
    await page.getByRole("button", { name: "指标表" }).click();
    await page.getByRole("grid").waitFor();
    const count = (await page.evaluate(indicators)).length;
    await page.locator('[data-kind="blank"] [data-key="title"]').first().click();
    await pasteText(
      page,
      "指标名称\t分值\t定量/定性\t德能勤绩廉\r\n夜间巡逻\t0-5\t定量\t勤\r\n走访群众\t10分\t定性\t德\r\n说不清的\t若干\t○\t绩",
    );
    await expect.poll(async () => (await page.evaluate(indicators)).length).toBe(count + 3);
    const made = (await page.evaluate(indicators)).filter((each) =>
      ["夜间巡逻", "走访群众", "说不清的"].includes(each.title),
    );
    expect(made.map((each) => [each.points, each.measure, each.virtue])).toEqual([
      [{ kind: "floating", min: 0, max: 5 }, "quantitative", "diligence"],
      [{ kind: "fixed", full: 10 }, "qualitative", "morality"],
      [{ kind: "fixed", full: 10 }, "quantitative", "achievement"],
    ]);
    await page.getByText("1 格没有读懂").waitFor();
    await page.getByText("若干", { exact: true }).waitFor();

    const copied = await page.evaluate(() => {
      const data = new DataTransfer();
      document.activeElement?.dispatchEvent(
        new ClipboardEvent("copy", { clipboardData: data, bubbles: true, cancelable: true }),
      );
      return data.getData("text/plain");
    });
    expect(copied.split("\r\n")[0]).toContain("夜间巡逻");
    await page.keyboard.press("Control+z");
    await expect.poll(async () => (await page.evaluate(indicators)).length).toBe(count);
  });

  it("scales a group's points to a sum, exactly", async () => {
    await using opened = await openPage(harness, "part=table&form=procuratorate");
    const { page } = opened;
    await page.getByRole("button", { name: "指标表" }).click();
    await page.getByRole("grid").waitFor();
    await page.getByRole("button", { name: "分值工具" }).click();
    await page.getByLabel("范围").selectOption({ label: "个性指标" });
    await page.getByLabel("合计为").fill("100");
    await page.getByLabel("保留小数").selectOption("1");
    await page.getByRole("button", { name: "按比例折算" }).click();
    await page.getByText(/已重新分配 \d+ 项，合计 100 分/).waitFor();
    const units = await page.evaluate(() =>
      window.designed.indicators
        .filter((each) => each.group === "个性")
        .reduce((sum, { points }) => sum + (points.kind === "fixed" ? Math.round(points.full * 10) : 0), 0),
    );
    expect(units).toBe(1_000);
    await page.getByRole("button", { name: "分布" }).click();
    await page.getByRole("table", { name: /分值分布/ }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  it("draws what is in sight of 500 indicators, and leaves locked ones alone", async () => {
    await using opened = await openPage(harness, "part=table&many=500&locked=i-0", {
      width: 390,
      height: 844,
    });
    const { page } = opened;
    await page.getByRole("button", { name: "指标表" }).click();
    await page.getByRole("grid").waitFor();
    expect(await page.locator(".dh-it-row").count()).toBeLessThan(80);
    await page.locator('[data-row="1"] [data-key="title"]').click();
    expect(await page.locator('[data-row="1"] .dh-it-input').count()).toBe(0);
    await page.keyboard.press("Control+End");
    await page.keyboard.press("Control+Home");
    await page.locator('[data-row="2"] [data-key="title"]').click();
    await page.keyboard.type("改名");
    await page.keyboard.press("Enter");
    await expect.poll(async () => (await page.evaluate(indicators))[1]?.title).toBe("改名");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(await seriousFindings(page)).toEqual([]);
  });

  it("cells that locked indicators rest on are read-only, and say why when one types", async () => {
    const code = patrolForm.indicators[1]?.code ?? "";
    await using opened = await openPage(
      harness,
      `part=table&locked=i-closing&reads=${encodeURIComponent(code)}`,
    );
    const { page } = opened;
    await page.getByRole("button", { name: "指标表" }).click();
    await page.getByRole("grid").waitFor();
    const row = page.locator(".dh-it-row").filter({ hasText: patrolForm.indicators[1]?.title ?? "" });
    await expect.poll(() => row.locator('[data-key="points"]').getAttribute("aria-readonly")).toBe("true");
    expect(await row.locator('[data-key="title"]').getAttribute("aria-readonly")).toBeNull();
    const before = await page.evaluate(indicators);
    await row.locator('[data-key="points"]').click();
    await page.keyboard.type("9");
    await page
      .getByText(/^锁定指标“案件办结率”要用到它的得分，不能修改/)
      .last()
      .waitFor();
    expect(await page.evaluate(indicators)).toEqual(before);
    expect(await seriousFindings(page)).toEqual([]);
  });
});
