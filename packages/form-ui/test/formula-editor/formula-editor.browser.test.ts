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

/** An editor with a formula in it, the cursor at its beginning. */
async function open(value = "", query = "", size?: { width: number; height: number }) {
  const opened = await openPage(harness, `part=editor&value=${encodeURIComponent(value)}${query}`, size);
  await opened.page.locator(".cm-content").focus();
  await opened.page.keyboard.press("Control+Home");
  return opened;
}

const text = (page: Page) => page.locator("#value").textContent();
const said = (page: Page) => page.locator("[role=status]").textContent();
const options = (page: Page) => page.locator(".cm-tooltip-autocomplete li").allTextContents();
const result = (page: Page) => page.locator(".dh-formula-preview b").textContent();

async function press(page: Page, key: string, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) await page.keyboard.press(key);
}

describe("ready-made formulas", () => {
  it("are picked, find their fields by title, show their result, and take the formula's place as one step of undo", async () => {
    await using opened = await open("办结数 * 2");
    const { page } = opened;
    await page.getByRole("button", { name: "现成公式…" }).click();
    const dialog = page.getByRole("dialog", { name: "现成公式" });
    await dialog.getByRole("radio", { name: /^完成率/ }).check();
    await dialog.getByRole("combobox", { name: "完成数", exact: true }).selectOption("办结数");
    await dialog.getByRole("combobox", { name: "计划数（目标）", exact: true }).selectOption("受理数");
    expect(await dialog.getByRole("button", { name: "插入公式" }).isDisabled()).toBe(true);
    await dialog.getByRole("combobox", { name: "计划数为 0 的时候", exact: true }).selectOption("zero");
    const made = "IF(受理数 = 0, 0, 满分 * CLAMP(办结数 / 受理数, 0, 1))";
    expect(await dialog.locator("output").textContent()).toBe(made);
    expect(await dialog.locator(".dh-ready-result b").textContent()).toMatch(/^\d/);
    expect(await seriousFindings(page)).toEqual([]);
    await dialog.getByRole("button", { name: "插入公式" }).click();
    await expect.poll(() => text(page)).toBe(made);
    await page.keyboard.press("Control+z");
    await expect.poll(() => text(page)).toBe("办结数 * 2");
    await page.getByRole("button", { name: "现成公式…" }).click();
    await page.keyboard.press("Escape");
    await expect.poll(() => dialog.count()).toBe(0);
  });
});

describe("the table of BAND", () => {
  it("writes into the formula, follows it, and its steps are undone", async () => {
    await using opened = await open("1 + BAND(办结数, [[90, 满分], [75, 8]], 0)");
    const { page } = opened;
    const points = page.getByLabel("第 2 档：得分");
    await points.fill("满分 * 80%");
    const written = "1 + BAND(办结数, [[90, 满分], [75, 满分 * 80%]], 0)";
    await expect.poll(() => text(page)).toBe(written);
    await points.fill("满分 *");
    expect(await points.getAttribute("aria-invalid")).toBe("true");
    expect(await text(page)).toBe(written);
    await page.keyboard.press("Escape");
    expect(await points.inputValue()).toBe("满分 * 80%");
    await page.getByRole("button", { name: "＋ 加一档" }).click();
    await expect.poll(() => text(page)).toContain("满分 * 80%], [60, 0]], 0)");
    await expect.poll(() => page.evaluate(() => document.activeElement?.ariaLabel)).toBe("第 3 档：达到");
    await page.keyboard.press("Control+z");
    await expect.poll(() => text(page)).toBe(written);
    await page.getByRole("textbox", { name: "得分公式" }).click();
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Delete");
    await page.keyboard.insertText("BAND(受理数, [[7, 1]], 0)");
    await expect.poll(() => page.getByLabel("第 1 档：达到").inputValue()).toBe("7");
    expect(await page.getByLabel("第 2 档：达到").count()).toBe(0);
  });
});

describe("completion", () => {
  it("finds a field by pinyin initials, even with a slip, and takes it by Enter", async () => {
    await using opened = await open();
    const { page } = opened;
    await expect
      .poll(async () => {
        await page.keyboard.press("Control+a");
        await page.keyboard.type("bls", { delay: 30 });
        await page.waitForTimeout(250);
        return options(page);
      })
      .toContain("办结数办结案件数");
    await page.keyboard.press("Enter");
    await expect.poll(() => text(page)).toBe("办结数");
  });

  it("offers the listed values behind = by their titles' pinyin", async () => {
    await using opened = await open();
    const { page } = opened;
    await page.keyboard.insertText("警种 =");
    await page.keyboard.type(" ");
    await expect.poll(() => options(page)).toEqual(["patrol巡逻防控", "traffic交通管理", "station派出所"]);
    await page.keyboard.type("jt", { delay: 40 });
    await expect.poll(() => options(page)).toEqual(["traffic交通管理"]);
    await page.waitForTimeout(100);
    await page.keyboard.press("Enter");
    await expect.poll(() => text(page)).toBe('警种 = "traffic"');
  });

  it.each([
    ["indicators.", "A1案件办结率"],
    ["ratings.", "self自评"],
    ["previous.", "score上期得分"],
    ["data.业务.", "出警数列"],
  ])("offers what lies behind %s", async (typed, option) => {
    await using opened = await open();
    const { page } = opened;
    await page.keyboard.insertText(typed.slice(0, -1));
    await page.keyboard.type(".");
    await expect.poll(() => options(page)).toContain(option);
  });

  it("writes a function with its parentheses and shows the argument at hand, until Escape", async () => {
    await using opened = await open();
    const { page } = opened;
    await page.keyboard.type("rou", { delay: 40 });
    await expect.poll(async () => (await options(page))[0]).toContain("ROUND");
    await page.waitForTimeout(100);
    await page.keyboard.press("Enter");
    await expect.poll(() => text(page)).toBe("ROUND()");
    const signature = page.locator(".cm-duheng-signature");
    await expect.poll(() => signature.locator("b").textContent()).toBe("x");
    await page.keyboard.type("1.005, 2");
    await expect.poll(() => signature.locator("b").textContent()).toBe("位数");
    expect(await signature.textContent()).toContain("例：");
    await page.keyboard.type(")");
    await expect.poll(() => text(page)).toBe("ROUND(1.005, 2)");
    expect(await signature.count()).toBe(0);
    await page.keyboard.press("ArrowLeft");
    await signature.waitFor();
    await page.keyboard.press("Escape");
    expect(await signature.count()).toBe(0);
    await page.keyboard.press("Control+Shift+Space");
    await signature.waitFor();
    await expect.poll(() => said(page)).toContain("第 2 个参数：位数");
  });
});

describe("problems", () => {
  it("are gone to by F8, told, mended by a key, and undone as one step", async () => {
    await using opened = await open("办结树 + 受理树");
    const { page } = opened;
    await expect.poll(() => page.locator(".dh-formula-problems li").count()).toBe(2);
    await page.keyboard.press("F8");
    await expect.poll(() => said(page)).toContain("问题 1/2");
    await page.keyboard.press("F8");
    await expect.poll(() => said(page)).toContain("问题 2/2：没有“受理树”");
    await page.keyboard.press("Alt+Enter");
    await expect.poll(() => text(page)).toBe("办结树 + 受理数");
    await page.keyboard.press("Shift+F8");
    await page.keyboard.press("Control+.");
    await expect.poll(() => text(page)).toBe("办结数 + 受理数");
    await expect.poll(() => said(page), { timeout: 5000 }).toContain("公式没有问题了");
    await page.keyboard.press("Control+z");
    await expect.poll(() => text(page)).toBe("办结树 + 受理数");
  });

  it("are a list of buttons beneath: Tab reaches place and fix", async () => {
    await using opened = await open("1 + 办结树");
    const { page } = opened;
    await expect.poll(() => page.locator(".cm-lintRange-error").textContent()).toBe("办结树");
    const list = page.getByRole("list", { name: "公式的问题" });
    expect(await list.textContent()).toContain("错误：没有“办结树”这个名称");
    const place = list.getByRole("button", { name: /没有“办结树”/ });
    await press(page, "Tab", 4);
    expect(await place.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press("Enter");
    await page.keyboard.insertText("3");
    await expect.poll(() => text(page)).toBe("1 + 3");
    await page.keyboard.press("Control+z");
    await expect.poll(() => list.locator("li").count()).toBe(1);
    await press(page, "Tab", 5);
    await page.keyboard.press("Enter");
    await expect.poll(() => text(page)).toBe("1 + 办结数");
  });

  it("stay at their words while text is put in before them", async () => {
    await using opened = await open("办结树");
    const { page } = opened;
    await expect.poll(() => page.locator(".cm-lintRange-error").textContent()).toBe("办结树");
    await page.keyboard.press("Control+Home");
    const seen = await page.evaluate(async () => {
      const content = document.querySelector("[data-formula]")?.shadowRoot?.querySelector(".cm-content");
      const words: (string | null | undefined)[] = [];
      for (let key = 0; key < 5; key += 1) {
        document.execCommand("insertText", false, "1");
        await new Promise((resolve) => setTimeout(resolve, 20));
        words.push(content?.querySelector(".cm-lintRange-error")?.textContent);
      }
      return words;
    });
    expect(new Set(seen)).toEqual(new Set(["办结树"]));
  });

  it("do not move what stands between them and the editor", async () => {
    await using opened = await open("办结数");
    const { page } = opened;
    await expect.poll(() => result(page)).toBe("35");
    const top = () =>
      page.locator(".dh-formula-preview").evaluate((element) => element.getBoundingClientRect().top);
    const before = await top();
    await page.keyboard.press("End");
    await page.keyboard.insertText(" +");
    await expect.poll(() => page.locator(".dh-formula-problems li").count()).toBe(1);
    expect(await top()).toBe(before);
  });

  it("are all told where there are many, and mended together by one button", async () => {
    await using opened = await open(Array.from({ length: 9 }, () => "求和(办结数)").join(" + "));
    const { page } = opened;
    await expect.poll(() => page.locator(".dh-formula-problems li").count()).toBe(6);
    await page.getByRole("button", { name: "显示其余 3 处" }).press("Enter");
    expect(await page.locator(".dh-formula-problems li").count()).toBe(9);
    await page.getByRole("button", { name: "改正意思确定的（9 处）" }).press("Enter");
    await expect.poll(() => text(page)).toBe(Array.from({ length: 9 }, () => "SUM(办结数)").join(" + "));
    await expect.poll(() => said(page)).toContain("已改正 9 处");
    await page.keyboard.press("Control+z");
    await expect.poll(() => text(page)).toContain("求和(办结数) + 求和(办结数)");
  });
});

describe("titles beside keys", () => {
  it("are shown, not copied, and can be put away for all editors and later visits", async () => {
    await using opened = await open("办结数 / 受理数");
    const { page } = opened;
    const titles = page.locator(".cm-duheng-title");
    await expect.poll(() => titles.allTextContents()).toEqual(["办结案件数", "受理案件数"]);
    await page.keyboard.press("Control+a");
    const copied = await page.evaluate(() => {
      const content = document.querySelector("[data-formula]")?.shadowRoot?.querySelector(".cm-content");
      const data = new DataTransfer();
      content?.dispatchEvent(
        new ClipboardEvent("copy", { clipboardData: data, bubbles: true, cancelable: true }),
      );
      return data.getData("text/plain");
    });
    expect(copied).toBe("办结数 / 受理数");
    await page.getByRole("button", { name: "显示名称" }).press("Enter");
    await expect.poll(() => titles.count()).toBe(0);
    await page.reload();
    await page.locator(".cm-content").waitFor();
    expect(await page.getByRole("button", { name: "显示名称" }).getAttribute("aria-pressed")).toBe("false");
    expect(await titles.count()).toBe(0);
  });
});

describe("values", () => {
  const formula =
    'ROUND(MIN(30, 办结数 / 受理数 * 30) + SUM(加分项[类型 = "重点"].分值) - (违纪次数 ?? 0) * 5, 2)';

  it("of the sub-expression at the cursor are shown and said by F9, the next larger by F9 again", async () => {
    await using opened = await open("ROUND(办结数 / 受理数 * 30, 2)");
    const { page } = opened;
    await expect.poll(() => result(page)).toBe("26.25");
    await press(page, "ArrowRight", 8);
    await page.keyboard.press("F9");
    await expect.poll(() => page.locator(".cm-duheng-value").textContent()).toBe("办结数（办结案件数） = 35");
    await expect.poll(() => said(page)).toContain("办结数（办结案件数） = 35");
    await page.keyboard.press("F9");
    await expect
      .poll(() => page.locator(".cm-duheng-value").textContent())
      .toBe("办结数 / 受理数 * 30 = 26.25");
    await page.keyboard.press("Escape");
    expect(await page.locator(".cm-duheng-value").count()).toBe(0);
  });

  it("are shown under the pointer", async () => {
    await using opened = await open("ROUND(办结数 / 受理数 * 30, 2)");
    const { page } = opened;
    await page.locator(".cm-duheng-name").last().hover();
    await expect
      .poll(() => page.locator(".cm-duheng-value").textContent())
      .toContain("受理数（受理案件数） = 40");
  });

  it("follow the sample that is chosen", async () => {
    await using opened = await open("办结数 / 受理数");
    const { page } = opened;
    await expect.poll(() => result(page)).toBe("0.875");
    await page.getByLabel("样例").selectOption("样例2");
    await expect.poll(() => result(page)).toBe("0.25");
  });

  it("are told as contributions of the parts; a part is selected by its button", async () => {
    await using opened = await open(formula);
    const { page } = opened;
    const parts = page.getByRole("region", { name: "各部分对结果的贡献（样例1）" });
    const part = parts.getByRole("button", { name: /^MIN\(30, 办结数.*贡献.*\+26\.25.*84%$/ });
    await part.press("Enter");
    await page.keyboard.insertText("1");
    await expect.poll(() => text(page)).toBe(formula.replace("MIN(30, 办结数 / 受理数 * 30)", "1"));
    await expect.poll(() => parts.textContent()).toMatch(/1贡献\+117%/);
  });

  it("of limits and rounding are a part of their own", async () => {
    await using opened = await open("MIN(20, 办结数 - 受理数 / 4)");
    const { page } = opened;
    await expect.poll(() => page.locator(".dh-parts").textContent()).toContain("封顶、保底与取整−5");
    expect(await page.locator(".dh-parts").textContent()).toContain("受理数 / 4贡献−10");
  });
});

describe("a formula from Excel", () => {
  const paste = (page: Page, pasted: string) =>
    page.evaluate((clip) => {
      const content = document.querySelector("[data-formula]")?.shadowRoot?.querySelector(".cm-content");
      const data = new DataTransfer();
      data.setData("text/plain", clip);
      content?.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
      );
    }, pasted);

  it("works when pasted as a cell, and is one step of undo", async () => {
    await using opened = await open("1");
    const { page } = opened;
    await page.keyboard.press("Control+a");
    await paste(page, '"=IF(办结数>30,\t""达标"",""未达标"")"\r\n');
    await expect.poll(() => text(page)).toBe('IF(办结数>30, "达标","未达标")');
    await page.keyboard.press("Control+z");
    await expect.poll(() => text(page)).toBe("1");
  });

  it("is told what differs, with our form by one key", async () => {
    await using opened = await open();
    const { page } = opened;
    await paste(page, '=SUMIF(加分项.类型,"重点",加分项.分值)\n');
    await expect.poll(() => page.locator(".dh-formula-problems").textContent()).toContain("SUMIF");
    await page.keyboard.press("Control+.");
    await expect.poll(() => text(page)).toBe('SUM(加分项[类型 = "重点"].分值)');
    await expect.poll(() => result(page)).toBe("5");
  });

  it("is put in one style by Shift+Alt+F", async () => {
    await using opened = await open("round(办结数/受理数*30,2)");
    const { page } = opened;
    await page.keyboard.press("Shift+Alt+KeyF");
    await expect.poll(() => text(page)).toBe("ROUND(办结数 / 受理数 * 30, 2)");
    await expect.poll(() => said(page)).toContain("已整理格式");
    await page.keyboard.press("Control+z");
    await expect.poll(() => text(page)).toBe("round(办结数/受理数*30,2)");
  });
});

describe("everybody", () => {
  it("gets in and out by Tab, Escape closing popups first", async () => {
    await using opened = await open();
    const { page } = opened;
    await page.keyboard.type("ro", { delay: 40 });
    await expect.poll(() => options(page)).not.toEqual([]);
    await page.keyboard.press("Escape");
    await expect.poll(() => options(page)).toEqual([]);
    await page.keyboard.press("Shift+Tab");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("before");
    expect(await text(page)).toBe("ro");
  });

  it("hears the box's name, keys, and that something is wrong in it", async () => {
    await using opened = await open("办结树");
    const { page } = opened;
    const box = page.getByRole("textbox", { name: "得分公式" });
    await expect.poll(() => box.getAttribute("aria-invalid")).toBe("true");
    expect(await box.getAttribute("aria-description")).toContain("F8 下一处问题");
  });

  it.each([
    ["", ""],
    ['办结树 + "a', ""],
    ["SUM(加分项.分值) + 办结数 / 受理数", ""],
    ["SUM(加分项.分值) + 办结数 / 受理数", "&locale=en"],
    ["SUM(加分项.分值) - 办结树", "&dark"],
    ["SUM(加分项.分值) - 办结数", "&dark"],
    ["SUM(加分项.分值) - 办结数", "&readOnly"],
    ["办结数", "&noSample"],
  ])("finds no serious fault by axe-core: %s %s", async (value, query) => {
    await using opened = await open(value, query);
    await opened.page.waitForTimeout(300);
    expect(await seriousFindings(opened.page)).toEqual([]);
  });

  it.each([
    [390, 844],
    [195, 422],
  ])("reads it at %d pixels without scrolling sideways", async (width, height) => {
    const formula = 'ROUND(MIN(30, 办结数 / 受理数 * 30) + SUM(加分项[类型 = "重点"].分值) - 办结树 * 5, 2)';
    await using opened = await open(formula, "", { width, height });
    await opened.page.locator(".dh-formula-problems li").first().waitFor();
    const wide = await opened.page.locator(".dh-formula-editor").evaluate((element) => element.scrollWidth);
    expect(wide).toBeLessThanOrEqual(width);
  });
});
