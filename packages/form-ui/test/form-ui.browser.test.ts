import axe from "axe-core";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PartName } from "./harness/main.tsx";
import { type Harness, serveHarness } from "./harness/serve.ts";

let harness: Harness;
beforeAll(async () => {
  harness = await serveHarness();
});
afterAll(async () => {
  await harness[Symbol.asyncDispose]();
});

type Query = `part=${PartName}${string}`;

/** A fresh page of the harness; anything on its console or uncaught fails the test. */
async function open(query: Query, size = { width: 1440, height: 900 }) {
  const context = await harness.browser.newContext({ viewport: size, locale: "zh-CN" });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  await page.goto(`${harness.address}?${query}`);
  await page.locator(".dh-root").first().waitFor();
  return {
    page,
    async [Symbol.asyncDispose]() {
      await context.close();
      expect(complaints).toEqual([]);
    },
  };
}

/** Waits until nothing of the page has changed for a while: axe-core fails on elements that go while it looks. */
function settled(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        let timer = setTimeout(done, 400);
        const observer = new MutationObserver(() => {
          clearTimeout(timer);
          timer = setTimeout(done, 400);
        });
        observer.observe(document.body, { subtree: true, childList: true, characterData: true });
        function done() {
          observer.disconnect();
          resolve();
        }
      }),
  );
}

/** Serious and critical findings of axe-core. */
async function findings(page: Page): Promise<string[]> {
  await settled(page);
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const loaded: unknown = Reflect.get(window, "axe");
    if (typeof loaded !== "object" || loaded === null) throw new Error("axe-core did not load");
    const run: unknown = Reflect.get(loaded, "run");
    if (typeof run !== "function") throw new Error("axe-core cannot run");
    const result: { violations: { id: string; impact: string; nodes: { html: string }[] }[] } =
      await run.call(loaded, document);
    return result.violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`);
  });
}

describe("filling", () => {
  it("takes what is typed, computes, scores and saves it", async () => {
    await using opened = await open("part=fill");
    const { page } = opened;
    await page.getByLabel("姓名").fill("张某");
    await page.getByLabel("受理案件数").fill("４０");
    await page.getByLabel("办结案件数").pressSequentially("35");
    await expect.poll(() => page.locator("[data-path='/办结率'] output").textContent()).toBe("87.5");
    await expect.poll(() => page.locator(".dh-score-number").textContent()).toContain("35");
    await expect.poll(() => page.locator(".dh-pill").textContent()).toMatch(/已于 \d\d:\d\d 保存/);
    expect(await page.evaluate(() => window.draft.saved.at(-1))).toEqual({
      姓名: "张某",
      受理数: 40,
      办结数: 35,
    });
  });

  it("shows a conditional field when it is asked for, says so, and hides it again", async () => {
    await using opened = await open("part=fill");
    const { page } = opened;
    expect(await page.getByLabel("专项行动名称").count()).toBe(0);
    await page.getByRole("radiogroup", { name: "是否参加专项行动" }).getByLabel("是").check();
    await page.getByLabel("专项行动名称").fill("夏季行动");
    await expect
      .poll(() => page.locator("[role=status]").first().textContent())
      .toContain("“专项行动名称”需要填写");
    await page.getByRole("radiogroup", { name: "是否参加专项行动" }).getByLabel("否").check();
    await expect.poll(() => page.getByLabel("专项行动名称").count()).toBe(0);
  });

  it("adds rows, removes one and brings it back, and scores them", async () => {
    await using opened = await open("part=fill&sample=1");
    const { page } = opened;
    await page.getByRole("button", { name: /^加分与纪律/ }).click();
    const table = page.getByRole("table", { name: "加分事项" });
    expect(await table.locator("tbody tr").count()).toBe(2);
    await page.getByRole("button", { name: "添加一行" }).click();
    await table.locator("tbody tr").nth(2).locator("input").first().fill("救助群众");
    await table.locator("tbody tr").nth(2).locator("select").selectOption({ label: "重点" });
    await table.locator("tbody tr").nth(2).locator("input").nth(1).fill("3");
    await expect.poll(() => page.locator(".dh-group").nth(2).textContent()).toContain("8");
    await page.getByRole("button", { name: "删除第 1 行" }).click();
    await expect.poll(() => table.locator("tbody tr").count()).toBe(2);
    expect(await table.locator("tbody tr").first().locator("input").first().inputValue()).toBe("帮教");
    await page.getByRole("button", { name: "撤销" }).click();
    await expect
      .poll(() => table.locator("tbody tr").first().locator("input").first().inputValue())
      .toBe("破获专案");
  });

  it("tells what is wrong at the field, and its summary leads there, across pages", async () => {
    await using opened = await open("part=fill");
    const { page } = opened;
    await page.getByLabel("受理案件数").fill("3");
    await page.getByLabel("办结案件数").fill("5");
    expect(await page.getByText("办结数不能多于受理数").count()).toBe(0);
    await page.getByLabel("办结案件数").blur();
    await page.getByText("办结数不能多于受理数").waitFor();
    await page.getByRole("button", { name: "提交" }).click();
    const summary = page.locator(".dh-summary");
    await summary.waitFor();
    expect(await page.evaluate(() => document.activeElement?.className)).toBe("dh-summary");
    await summary.getByRole("button", { name: "违纪次数" }).click();
    expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-invalid"))).toBe("true");
    await page.keyboard.type("0");
    await expect.poll(() => page.getByLabel("违纪次数").inputValue()).toBe("0");
    await summary.getByRole("button", { name: "姓名" }).click();
    await page.keyboard.type("李某");
    await page.getByLabel("季度小结").fill("小结");
    await page.getByLabel("办结案件数").fill("2");
    await expect.poll(() => summary.count()).toBe(0);
    await page.getByRole("button", { name: "提交" }).click();
    await page.locator("#submitted").waitFor();
    expect(await page.evaluate(() => window.submitted[0])).toMatchObject({ 姓名: "李某", 办结率: 66.67 });
  });

  it("does not move what is being clicked by showing a problem", async () => {
    await using opened = await open("part=fill");
    const { page } = opened;
    await page.getByLabel("受理案件数").fill("3");
    await page.getByLabel("办结案件数").fill("5");
    await page.getByRole("radiogroup", { name: "是否参加专项行动" }).getByLabel("是").check();
    await page.getByText("办结数不能多于受理数").waitFor();
  });

  it("keeps what is no number as it was typed, and says so", async () => {
    await using opened = await open("part=fill");
    const { page } = opened;
    await page.getByLabel("受理案件数").fill("约10");
    await page.getByLabel("受理案件数").blur();
    await page.locator("[data-path='/受理数'] .dh-error").waitFor();
    expect(await page.getByLabel("受理案件数").inputValue()).toBe("约10");
  });

  it("loses nothing by a reload while the server is not reached", async () => {
    await using opened = await open("part=fill&backup=reload");
    const { page } = opened;
    await page.evaluate(() => {
      window.draft.next = "fail";
    });
    await page.getByLabel("姓名").fill("王某");
    await page.locator(".dh-pill[data-state=offline]").waitFor();
    await page.reload();
    await page.getByText("已恢复您").waitFor();
    expect(await page.getByLabel("姓名").inputValue()).toBe("王某");
    await expect.poll(() => page.evaluate(() => window.draft.saved.at(-1))).toEqual({ 姓名: "王某" });
  });

  it("shows the difference when it was changed elsewhere, and saves what is chosen", async () => {
    await using opened = await open("part=fill&backup=conflict");
    const { page } = opened;
    await page.evaluate(() => {
      window.draft.next = "conflict";
    });
    await page.getByLabel("姓名").fill("我写的");
    const panel = page.getByRole("region", { name: "两处改动不一致" });
    await panel.waitFor();
    // Wherever the person has scrolled to, the conflict is in sight.
    await page.setViewportSize({ width: 390, height: 400 });
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await page.getByRole("alert").getByRole("button", { name: "去看看" }).click();
    await page.getByRole("button", { name: "去看看" }).waitFor({ state: "detached" });
    await panel.getByLabel("别处写的").check();
    await panel.getByRole("button", { name: "按选择保存" }).click();
    await expect.poll(() => page.evaluate(() => window.draft.saved.at(-1))).toEqual({ 姓名: "别处写的" });
    expect(await page.getByLabel("姓名").inputValue()).toBe("别处写的");
  });

  it("goes on after signing in again, with every character", async () => {
    await using opened = await open("part=fill&backup=session");
    const { page } = opened;
    await page.evaluate(() => {
      window.draft.next = "signed-out";
    });
    await page.getByLabel("姓名").fill("赵某");
    await page.locator(".dh-pill[data-state=signed-out]").waitFor();
    await page.getByLabel("姓名").pressSequentially("某");
    await page.evaluate(() => {
      window.draft.next = "save";
    });
    await page.getByRole("button", { name: "继续保存" }).click();
    await expect.poll(() => page.evaluate(() => window.draft.saved.at(-1))).toEqual({ 姓名: "赵某某" });
  });

  it("shows rows as cards on a phone, without a horizontal scroll bar", async () => {
    await using opened = await open("part=fill&sample=1", { width: 390, height: 844 });
    const { page } = opened;
    await page.getByRole("button", { name: /^加分与纪律/ }).click();
    expect(await page.locator(".dh-card").count()).toBe(2);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });

  it.each<Query>([
    "part=fill",
    "part=fill&sample=1&readOnly=1",
    "part=filled",
    "part=fill&sample=1&locale=en",
  ])("has no serious finding of axe-core: %s", async (query) => {
    await using opened = await open(query);
    const { page } = opened;
    if (query === "part=fill") await page.getByRole("button", { name: "提交" }).click();
    expect(await findings(page)).toEqual([]);
  });

  it("never loads the formula editor", async () => {
    const context = await harness.browser.newContext();
    const page = await context.newPage();
    const scripts: string[] = [];
    page.on("response", async (response) => {
      if (response.url().endsWith(".js")) scripts.push(await response.text());
    });
    await page.goto(`${harness.address}?part=fill&sample=1`);
    await page.locator(".dh-score").waitFor();
    expect(scripts.length).toBeGreaterThan(1);
    expect(scripts.some((script) => script.includes("cm-content"))).toBe(false);
    await context.close();
  });
});

describe("formula editor", () => {
  const text = (page: Page) => page.locator("#value").textContent();

  it("marks a mistake at its place, mends it by key, and shows the sample's result", async () => {
    await using opened = await open("part=editor");
    const { page } = opened;
    await page.locator(".cm-content").click();
    await page.keyboard.insertText("ROUND(办结树 / 4, 2)");
    await expect.poll(() => page.locator(".cm-lintRange-error").textContent()).toBe("办结树");
    await page.getByText("没有“办结树”这个名称").first().waitFor();
    await page.keyboard.press("Control+.");
    await expect.poll(() => text(page)).toBe("ROUND(办结数 / 4, 2)");
    await expect.poll(() => page.locator(".dh-formula-preview b").textContent()).toBe("8.75");
    expect(await page.locator(".cm-lintRange-error").count()).toBe(0);
  });

  it("offers names by pinyin initials with their titles, and takes one by Enter", async () => {
    await using opened = await open("part=editor");
    const { page } = opened;
    await page.locator(".cm-content").click();
    await page.keyboard.press("x");
    await page.keyboard.press("Backspace");
    await expect
      .poll(async () => {
        await page.keyboard.press("Control+a");
        await page.keyboard.type("sls", { delay: 30 });
        await page.waitForTimeout(250);
        return page.locator(".cm-tooltip-autocomplete li").allTextContents();
      })
      .toContain("受理数受理案件数");
    await page.keyboard.press("Enter");
    await expect.poll(() => text(page)).toBe("受理数");
  });

  it("shows how a function is called while writing its arguments", async () => {
    await using opened = await open("part=editor");
    const { page } = opened;
    await page.locator(".cm-content").click();
    await page.keyboard.type("ROUND(1.005, ");
    await expect.poll(() => page.locator(".cm-duheng-signature b").textContent()).toBe("位数");
  });

  it("lets Tab leave it", async () => {
    await using opened = await open("part=editor");
    const { page } = opened;
    await page.locator(".cm-content").waitFor();
    await page.locator("#before").focus();
    await page.keyboard.press("Tab");
    await page.keyboard.type("1 + 1");
    await page.keyboard.press("Escape");
    // The choice of the sample, two tools, the parts of the sum, and out.
    await page.locator(".dh-parts").waitFor();
    for (let stop = 0; stop < 6; stop += 1) await page.keyboard.press("Tab");
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("after");
    expect(await text(page)).toBe("1 + 1");
  });

  it("has no serious finding of axe-core", async () => {
    await using opened = await open("part=editor");
    await opened.page.locator(".cm-content").click();
    await opened.page.keyboard.type("SUM(");
    expect(await findings(opened.page)).toEqual([]);
  });
});

describe("designer", () => {
  it("adds an indicator whose formula changes the sample's score while it is typed", async () => {
    await using opened = await open("part=design");
    const { page } = opened;
    await expect.poll(() => page.locator(".dh-strip b").textContent()).toBe("85.6");
    await page.getByRole("button", { name: "添加指标" }).click();
    await page.getByLabel("名称").fill("夜间出警");
    const formula = page.locator("[data-attribute='by/formula'] .cm-content");
    await formula.click();
    // Chromium itself tries to keep a replaced text's colour by an inline style, which the policy refuses: so not over it.
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Backspace");
    await page.keyboard.insertText("办结数 / 10");
    await expect
      .poll(() => page.locator("[data-attribute='by/formula'] .dh-formula-preview b").textContent())
      .toBe("3.5");
    await expect.poll(() => page.locator(".dh-strip b").textContent()).toBe("89.1");
    expect(await page.locator(".dh-strip").textContent()).toContain("改动前 85.6");
    await page.keyboard.insertText(" + 不存在");
    await expect.poll(() => page.locator(".dh-problem-panel").textContent()).toContain("1 处错误");
    await page.getByRole("treeitem", { name: "执法勤务类民警季度考核表" }).click();
    await page.locator(".dh-problem-panel summary").click();
    await page.locator(".dh-problem-panel").getByRole("button", { name: "夜间出警" }).first().click();
    await expect
      .poll(() =>
        formula.evaluate(
          (element) => element.getRootNode() instanceof ShadowRoot && element.matches(":focus"),
        ),
      )
      .toBe(true);
    const designed = await page.evaluate(() => window.designed.indicators.at(-1));
    expect(designed).toMatchObject({
      title: "夜间出警",
      group: "业务",
      by: { formula: "办结数 / 10 + 不存在" },
    });
  });

  it("names a new field by its title once the title is left, and keeps the focus where it went", async () => {
    await using opened = await open("part=design");
    const { page } = opened;
    const keys = () =>
      page.evaluate(() => window.designed.layout?.pages[0]?.sections[0]?.items.map((item) => item.field));
    const add = async (title: string) => {
      await page.getByRole("treeitem", { name: "姓名" }).click();
      await page.getByRole("combobox", { name: "找字段类型，可输入拼音" }).fill("shuzi");
      await expect.poll(() => page.locator(".dh-palette-item").allTextContents()).toEqual(["数字"]);
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { name: /^新字段/, level: 3 }).waitFor();
      await page.locator("[data-attribute='title'] input").fill(title);
    };
    await page.getByRole("button", { name: "添加字段、指标" }).click();
    await add("走访户数");
    await expect.poll(keys).toEqual(["姓名", "新字段", "警号", "警种"]);
    await page.keyboard.press("Tab");
    await expect.poll(keys).toEqual(["姓名", "走访户数", "警号", "警种"]);
    await expect
      .poll(() =>
        page.evaluate(
          () => document.activeElement instanceof HTMLInputElement && document.activeElement.value,
        ),
      )
      .toBe("走访户数");

    await add("调解（件）");
    await page.getByRole("treeitem", { name: "警号" }).click();
    await expect.poll(keys).toEqual(["姓名", "调解件", "走访户数", "警号", "警种"]);
    await page.getByRole("heading", { name: "警号", level: 3 }).waitFor();
    await page.getByRole("button", { name: "撤销" }).click();
    await expect.poll(keys).toEqual(["姓名", "新字段", "走访户数", "警号", "警种"]);
  });

  it("adds, moves and removes fields by keyboard, and undoes it", async () => {
    await using opened = await open("part=design");
    const { page } = opened;
    const keys = () =>
      page.evaluate(() => window.designed.layout?.pages[0]?.sections[0]?.items.map((item) => item.field));
    await page.getByRole("treeitem", { name: "姓名" }).click();
    await page.getByRole("button", { name: "添加字段、指标" }).click();
    await page.getByRole("combobox", { name: "找字段类型，可输入拼音" }).fill("shuzi");
    await expect.poll(() => page.locator(".dh-palette-item").allTextContents()).toEqual(["数字"]);
    expect(await findings(page)).toEqual([]);
    await page.keyboard.press("Enter");
    await expect.poll(keys).toEqual(["姓名", "新字段", "警号", "警种"]);
    const added = page.getByRole("treeitem", { name: "新字段" });
    await expect.poll(() => added.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press("Alt+ArrowDown");
    await expect.poll(keys).toEqual(["姓名", "警号", "新字段", "警种"]);
    await page.keyboard.press("Delete");
    await expect.poll(keys).toEqual(["姓名", "警号", "警种"]);
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute("role"));
    await expect.poll(focused).toBe("treeitem");
    await page.keyboard.press("Control+z");
    await page.keyboard.press("Control+z");
    await expect.poll(keys).toEqual(["姓名", "新字段", "警号", "警种"]);
    await page.keyboard.press("Control+Shift+z");
    await expect.poll(keys).toEqual(["姓名", "警号", "新字段", "警种"]);
  });

  it("shows a locked indicator with a lock, and does not let it be changed or removed", async () => {
    await using opened = await open("part=design");
    const { page } = opened;
    const line = page.getByRole("treeitem", { name: /^案件办结率/ });
    await line.click();
    expect(await line.getByRole("img", { name: "上级锁定" }).count()).toBe(1);
    expect(await page.getByLabel("名称").getAttribute("readonly")).not.toBeNull();
    await page.locator("[data-attribute='by/formula'] .cm-content").click();
    await page.keyboard.type("1");
    await line.focus();
    await page.keyboard.press("Delete");
    expect(await page.evaluate(() => window.designed.indicators[0])).toMatchObject({
      title: "案件办结率",
      by: { formula: "MIN(40, SAFEDIV(办结数, 受理数, 1) * 40)" },
    });
  });

  it("renames a field everywhere that it is named", async () => {
    await using opened = await open("part=design");
    const { page } = opened;
    await page.getByRole("treeitem", { name: "办结案件数" }).click();
    await page.getByLabel("标识（公式中用的名字）").fill("结案数");
    await page.keyboard.press("Enter");
    await expect
      .poll(() => page.evaluate(() => window.designed.indicators[0]?.by))
      .toEqual({ kind: "formula", formula: "MIN(40, SAFEDIV(结案数, 受理数, 1) * 40)" });
    await expect.poll(() => page.locator(".dh-strip b").textContent()).toBe("85.6");
  });

  it("edits a sample as a filled form, with the expected beside the actual score", async () => {
    await using opened = await open("part=design");
    const { page } = opened;
    await page.getByRole("button", { name: /办结较多的民警/ }).click();
    const preview = page.getByRole("region", { name: "预览" });
    await preview.getByLabel("办结案件数").fill("20");
    const table = page.getByRole("region", { name: "应得与实得" });
    const line = (name: string) => table.getByRole("row", { name: new RegExp(`^${name}`) });
    await expect.poll(() => line("总分").getByRole("cell").nth(1).textContent()).toBe("70.6");
    await expect.poll(() => line("总分").getByRole("cell").nth(2).textContent()).toBe("−14.9");

    // One line by hand: it fails, and its problem leads back to it.
    await page.getByLabel("“案件办结率”应得分").fill("21");
    await expect.poll(() => line("案件办结率").getByRole("cell").nth(2).textContent()).toBe("−1");
    await page.getByRole("treeitem", { name: "警号" }).click();
    await page.locator(".dh-problem-panel summary").click();
    await page
      .getByRole("listitem")
      .filter({ hasText: "“案件办结率”应为 21，实得 20" })
      .getByRole("button")
      .click();
    await expect
      .poll(() => page.getByLabel("“案件办结率”应得分").evaluate((each) => each === document.activeElement))
      .toBe(true);

    // Nothing is taken unasked.
    await page.getByRole("button", { name: "以实得分为应得分" }).click();
    await page.getByRole("button", { name: "取消" }).click();
    expect(await page.getByLabel("“总分”应得分").inputValue()).toBe("85.5");
    await page.getByRole("button", { name: "以实得分为应得分" }).click();
    await page.getByRole("button", { name: "我判断如此，采用" }).click();
    await expect.poll(() => page.getByLabel("“总分”应得分").inputValue()).toBe("70.6");
    await expect.poll(() => page.getByText("9 项与应得一致").count()).toBe(1);
    expect(await findings(page)).toEqual([]);
    expect(await page.evaluate(() => window.designed.samples?.[0]?.inputs.answers.办结数)).toBe(20);
  });

  it("adds a sample filled by examples, renames, copies and deletes it, each to be undone", async () => {
    await using opened = await open("part=design");
    const { page } = opened;
    const titles = () => page.evaluate(() => window.designed.samples?.map(({ title }) => title));
    await page.getByLabel("添加样例").selectOption({ label: "按字段示例填写" });
    await expect.poll(titles).toEqual(["办结较多的民警", "示例填写"]);
    await page.getByLabel("样例名称").fill("平常的民警");
    await page.getByRole("button", { name: "复制样例" }).click();
    await expect.poll(titles).toEqual(["办结较多的民警", "平常的民警", "平常的民警（副本）"]);
    await page.getByRole("button", { name: "删除样例" }).click();
    await expect.poll(titles).toEqual(["办结较多的民警", "平常的民警"]);
    await page.getByRole("button", { name: "撤销" }).click();
    await expect.poll(titles).toEqual(["办结较多的民警", "平常的民警", "平常的民警（副本）"]);
  });

  it.each<[Query, string]>([
    ["part=design", ""],
    ["part=design", "重点工作加分"],
    ["part=design&locale=en", "办结案件数"],
    ["part=design&readOnly=1", "案件办结率"],
    ["part=difference", ""],
  ])("has no serious finding of axe-core: %s %s", async (query, line) => {
    await using opened = await open(query);
    if (line !== "") {
      await opened.page.locator(".dh-line", { hasText: line }).first().click();
      await opened.page.locator(".cm-content").first().waitFor();
    }
    expect(await findings(opened.page)).toEqual([]);
  });

  it("works on a phone by views", async () => {
    await using opened = await open("part=design", { width: 390, height: 844 });
    const { page } = opened;
    await page.getByRole("treeitem", { name: "重点工作加分" }).click();
    await page.getByRole("button", { name: "属性" }).click();
    expect(await page.getByLabel("名称").inputValue()).toBe("重点工作加分");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.getByRole("button", { name: "结构" }).click();
    await page.getByRole("treeitem", { name: "违纪扣分" }).click();
    await page.getByRole("button", { name: "属性" }).click();
    await page.getByRole("button", { name: "现成公式…" }).first().click();
    const ready = page.getByRole("dialog", { name: "现成公式" });
    expect(await ready.getByRole("radio", { name: /^扣完为止/ }).count()).toBe(0);
    expect(await ready.getByLabel("最多扣几分").inputValue()).toBe("20");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
});

it("tells the difference of two forms in plain words", async () => {
  await using opened = await open("part=difference");
  const text = await opened.page.locator(".dh-difference").textContent();
  expect(text).toContain("本单位指标");
  expect(text).toContain("同级测评");
});
