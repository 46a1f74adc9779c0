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
const open = (query: string, size?: { width: number; height: number }) =>
  openPage(harness, `part=fill&form=kinds&${query}`, size);

describe("what people paste", () => {
  it("is taken where it is sure, and kept with a word at the field where it would be a guess", async () => {
    await using opened = await open("backup=guess");
    const { page } = opened;
    const saved = (key: string) => page.evaluate((name) => window.draft.saved.at(-1)?.[name], key);
    const count = page.getByLabel("办件数（件）");
    const enter = async (text: string) => {
      await count.fill(text);
      await count.blur();
    };
    for (const [text, value] of [
      ["１，２３４", 1234],
      [" 12 件 ", 12],
    ] as const) {
      await enter(text);
      await expect.poll(() => saved("办件数")).toBe(value);
      expect(await count.inputValue()).toBe(String(value));
    }
    await count.fill("1.2万");
    const said = page.locator("[data-path='/办件数']").getByText("读作 12,000 件");
    await said.waitFor();
    await count.blur();
    await expect.poll(() => saved("办件数")).toBe(12_000);
    expect(await count.inputValue()).toBe("12000");
    expect(await said.count()).toBe(1);
    const told = page.locator("[data-path='/办件数'] .dh-error");
    for (const [text, words] of [
      ["1,2,3", "逗号不在千位上"],
      ["12人", "这里按“件”填"],
      ["十二", "看来是 12"],
      ["1e3", "1000"],
    ] as const) {
      await enter(text);
      await told.getByText(words).waitFor();
      expect(await count.inputValue()).toBe(text);
      await expect.poll(() => saved("办件数")).toBe(text);
    }
  });

  it("is asked about when a share of 1 stands in a rate of 100, once it has been left and only while it stands", async () => {
    await using opened = await open("backup=rate");
    const { page } = opened;
    const rate = page.getByRole("textbox", { name: "办结率", exact: true });
    const question = page.locator("[data-path='/办结率']").getByText(/^您是指/);
    await rate.click();
    await page.keyboard.type("0.95");
    expect(await question.count()).toBe(0);
    await page.keyboard.press("Tab");
    await question.waitFor();
    expect(await question.textContent()).toContain("95%");
    await rate.fill("94");
    await question.waitFor({ state: "detached" });
    await rate.fill("0.9");
    await rate.blur();
    await page.getByRole("button", { name: "改为 90" }).click();
    await question.waitFor({ state: "detached" });
    expect(await rate.inputValue()).toBe("90");
    await expect.poll(() => page.evaluate(() => window.draft.saved.at(-1)?.办结率)).toBe(90);
    await rate.fill("0.5");
    await rate.blur();
    await page.getByRole("button", { name: /就是 0.5/ }).click();
    await question.waitFor({ state: "detached" });
    await rate.focus();
    await rate.blur();
    expect(await question.count()).toBe(0);
    expect(await rate.inputValue()).toBe("0.5");
  });

  it("is a day however it is written, and a day that does not exist is kept and refused in words", async () => {
    await using opened = await open("backup=day");
    const { page } = opened;
    const day = page.getByRole("textbox", { name: "日期", exact: true });
    await day.fill("２０２６年３月５日");
    await day.blur();
    expect(await day.inputValue()).toBe("2026-03-05");
    await day.fill("2026-02-30");
    await day.blur();
    await page.getByText("日历上没有 2026 年 2 月 30 日").waitFor();
    expect(await day.inputValue()).toBe("2026-02-30");
    await expect.poll(() => page.evaluate(() => window.draft.saved.at(-1)?.日期)).toBe("2026-02-30");
    // The browser's calendar has its say in the same field.
    await page.locator("[data-path='/日期'] .dh-calendar").evaluate((calendar: HTMLInputElement) => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(calendar, "2026-03-01");
      calendar.dispatchEvent(new Event("input", { bubbles: true }));
    });
    await expect.poll(() => day.inputValue()).toBe("2026-03-01");
  });

  it("is a list, an item a line, typed or pasted; a line that cannot be read is kept and told by its number", async () => {
    await using opened = await open("backup=list");
    const { page } = opened;
    const list = page.getByRole("textbox", { name: "每月办件（件）" });
    const saved = () => page.evaluate(() => window.draft.saved.at(-1)?.每月办件);
    await list.fill("12\n９件");
    await list.press("End");
    await list.press("Enter");
    await list.pressSequentially("很多");
    await page.locator("[data-path='/每月办件']").getByText("3 项").waitFor();
    await list.blur();
    expect(await list.inputValue()).toBe("12\n9\n很多");
    await page.getByText("第 3 项：应为数字").waitFor();
    await expect.poll(saved).toEqual([12, 9, "很多"]);
    await list.fill("12\n\n 14\n");
    await list.blur();
    await expect.poll(saved).toEqual([12, 14]);
    await expect.poll(() => list.inputValue()).toBe("12\n14");
    await list.fill("12\n3万");
    await page.getByText("“3万”读作 30,000 件").waitFor();
    await list.blur();
    await expect.poll(saved).toEqual([12, 30_000]);
    await page.getByText("“3万”读作 30,000 件").waitFor();
  });

  it("tells in words how a value is worked out, its formula folded", async () => {
    await using opened = await open("backup=how");
    const { page } = opened;
    const field = page.locator("[data-path='/得分']");
    await field.getByText("怎么算的").click();
    await field.getByText("办件数（件）（未填按0） ÷ 100").waitFor();
    expect(await field.locator("code").isVisible()).toBe(false);
    await field.getByText("公式", { exact: true }).click();
    expect(await field.locator("code").textContent()).toBe("(办件数 ?? 0) / 100");
  });

  it("shows stored values that no field takes any more as they are, told from the beginning", async () => {
    await using opened = await open("stale=1&backup=stale-kinds");
    const { page } = opened;
    expect(await page.getByLabel("办件数（件）").inputValue()).toBe("三十余件");
    expect(await page.getByRole("textbox", { name: "日期", exact: true }).inputValue()).toBe("2026-02-30");
    expect(await page.getByLabel("岗位").locator("option:checked").textContent()).toBe(
      "驾驶员（不在现有选项中）",
    );
    expect(await page.getByLabel("中（不在现有选项中）").isChecked()).toBe(true);
    expect(await page.getByLabel("是（不在现有选项中）").isChecked()).toBe(true);
    await page.getByText("原有内容含 1 个看不见的控制字符").waitFor();
    for (const key of ["办件数", "日期", "岗位", "班次", "党员"])
      await page.locator(`[data-path='/${key}'] .dh-error`).first().waitFor();
    expect(await page.locator("[data-path='/文本'] .dh-error").count()).toBe(0);
    await page.getByLabel("早").check();
    await expect.poll(() => page.getByLabel("中（不在现有选项中）").count()).toBe(0);
  });
});

describe("key tasks", () => {
  const tasks = (query: string, size?: { width: number; height: number }) =>
    open(`sample=1&asOf=2026-09-30&${query}`, size);
  const toTasks = (page: Awaited<ReturnType<typeof tasks>>["page"]) =>
    page.getByRole("button", { name: "下一页" }).click();

  it("tell how their milestones stand, by the cycle's day, and follow what is entered", async () => {
    await using opened = await tasks("backup=tasks");
    const { page } = opened;
    await toTasks(page);
    const head = (row: number) => page.locator(".dh-task > details > summary").nth(row);
    expect(await head(0).textContent()).toContain("完成 2/2，迟于计划 1");
    expect(await head(1).textContent()).toContain("完成 1/3，逾期 1");
    expect(await head(2).textContent()).toContain("还没有节点");
    await head(1).focus();
    await page.keyboard.press("Enter");
    const second = page.locator("[data-path='/重点任务/1/节点/1/完成日期'] .dh-date");
    await second.fill("2026/8/14");
    await expect.poll(() => head(1).textContent()).toContain("完成 2/3");
    await page.locator("[data-path='/重点任务/1/节点/1/佐证材料']").waitFor();
    await expect
      .poll(() => page.locator("[data-path='/重点任务/1/完成节点数']").textContent())
      .toContain("2");
  });

  it("are added, and their milestones, from the keyboard", async () => {
    await using opened = await open("backup=add-task");
    const { page } = opened;
    await toTasks(page);
    await page.getByRole("button", { name: "添加一项任务" }).press("Enter");
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toMatch(/SUMMARY|INPUT/);
    await page.getByLabel("任务名称").fill("新任务");
    await page.getByRole("button", { name: "添加一个节点" }).press("Enter");
    await page.getByLabel("节点内容").fill("第一步");
    await expect.poll(() => page.locator(".dh-task-title").textContent()).toBe("新任务");
    await expect.poll(() => page.locator(".dh-task > details > summary").textContent()).toContain("完成 0/1");
    await page.getByRole("button", { name: "添加一个节点" }).press("Enter");
    await page.getByLabel("节点内容").nth(1).fill("第二步");
    await page.keyboard.press("Alt+ArrowUp");
    await expect.poll(() => page.getByLabel("节点内容").nth(0).inputValue()).toBe("第二步");
  });

  it("open when the list of problems leads into a closed one on another page", async () => {
    await using opened = await tasks("backup=lead");
    const { page } = opened;
    await page.getByRole("button", { name: "提交" }).click();
    await page
      .locator(".dh-summary")
      .getByRole("button", { name: /计划日期/ })
      .click();
    const input = page.locator("[data-path='/重点任务/3/节点/0/计划日期'] .dh-date");
    await expect.poll(() => input.evaluate((each) => each === document.activeElement)).toBe(true);
    expect(await input.inputValue()).toBe("2026-09-31");
    expect(
      await page
        .locator(".dh-task > details")
        .nth(3)
        .evaluate((each) => each.hasAttribute("open")),
    ).toBe(true);
  });
});

describe("every kind of field, light and dark", () => {
  const sizes = [
    ["a laptop", 1440, 900],
    ["a phone", 390, 844],
    ["200 % zoom of a laptop", 720, 450],
  ] as const;
  const cases = sizes.flatMap(([name, width, height]) =>
    ["", "&dark=1"].map((theme) => [`${name}${theme === "" ? "" : ", dark"}`, theme, width, height] as const),
  );
  it.each(cases)(
    "has nothing serious to complain about, and no sideways scrolling: %s",
    async (_, theme, width, height) => {
      await using opened = await open(`sample=1&asOf=2026-09-30&backup=kinds${theme}`, { width, height });
      const { page } = opened;
      const look = async () => {
        await page.waitForTimeout(300);
        expect(await seriousFindings(page)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      };
      await look();
      await page.getByRole("button", { name: "下一页" }).click();
      await page.locator(".dh-task > details > summary").nth(1).click();
      await page.getByRole("button", { name: "提交" }).click();
      await look();
    },
  );
});
