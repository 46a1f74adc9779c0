import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DrawnPart } from "../../harness/count-draws.ts";
import { openPage, seriousFindings } from "../../harness/open-page.ts";
import { type Harness, serveHarness } from "../../harness/serve.ts";

let harness: Harness;
beforeAll(async () => {
  harness = await serveHarness();
});
afterAll(async () => harness[Symbol.asyncDispose]());

const title = (page: Page) => page.evaluate(() => window.designed.title);
const toView = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

/** Replaces a text of the source by another, as somebody who finds and retypes it. */
async function retype(page: Page, find: string, by: string) {
  const editor = page.locator(".dh-source-editor .cm-content");
  await editor.click();
  await page.keyboard.press("Control+f");
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(find);
  // The panel reads its field when a key is let go.
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await page.keyboard.insertText(by);
}

describe("source view", () => {
  it("becomes the form while one types, and shows what changes elsewhere", async () => {
    await using opened = await openPage(harness, "part=shared");
    const { page } = opened;
    await toView(page, "源码");
    await page.locator(".dh-source-editor .cm-content").waitFor();
    await retype(page, "执法勤务类民警季度考核表", "民警季度表");
    await expect.poll(() => title(page)).toBe("民警季度表");
    await expect.poll(() => page.locator(".dh-source [role=status]").textContent()).toBe("已是当前的考核表");
    expect(await seriousFindings(page)).toEqual([]);

    await page.getByRole("button", { name: "撤销" }).click();
    await expect.poll(() => title(page)).toBe("执法勤务类民警季度考核表");
    await expect
      .poll(() => page.locator(".dh-source-editor .cm-content").textContent())
      .toContain("执法勤务类民警季度考核表");
  });

  it("keeps a text that is no form over a visit to another view, says where it is wrong, and joins it with what changed there", async () => {
    await using opened = await openPage(harness, "part=shared");
    const { page } = opened;
    await toView(page, "源码");
    await page.locator(".dh-source-editor .cm-content").waitFor();
    await retype(page, '"执法勤务类民警季度考核表"', "民警表");
    const status = page.locator(".dh-source [role=status]");
    await expect.poll(() => status.textContent()).toContain("还没有采用");
    await expect.poll(() => page.locator(".dh-source-problems").textContent()).toContain("第 2 行");
    expect(await title(page)).toBe("执法勤务类民警季度考核表");

    await toView(page, "表单");
    await page.getByRole("treeitem", { name: "警号" }).click();
    await page.locator("[data-attribute='title'] input").fill("警员编号");
    await toView(page, "源码");
    await expect.poll(() => status.textContent()).toContain("还没有采用");
    await retype(page, "民警表", '"民警表"');
    await expect.poll(() => title(page)).toBe("民警表");
    // Both changes are there.
    expect(await page.evaluate(() => JSON.stringify(window.designed.fields))).toContain("警员编号");
  });

  it("does not let a locked indicator be changed", async () => {
    await using opened = await openPage(harness, "part=shared");
    const { page } = opened;
    await toView(page, "源码");
    await page.locator(".dh-source-editor .cm-content").waitFor();
    await retype(page, '"title": "案件办结率"', '"title": "别的"');
    await expect.poll(() => page.locator(".dh-source-problems").textContent()).toContain("案件办结率");
    expect(await page.evaluate(() => window.designed.indicators[0]?.title)).toBe("案件办结率");
  });
});

describe("dragging in the tree", () => {
  it("moves a field to another section, an indicator to another group, each as one step; a locked one stays in its group", async () => {
    await using opened = await openPage(harness, "part=shared");
    const { page } = opened;
    const line = (name: string) => page.getByRole("treeitem", { name, exact: true });
    const shown = () =>
      page.evaluate(() =>
        (window.designed.layout?.pages[0]?.sections ?? [])
          .slice(0, 2)
          .map(({ items }) => items.map(({ field }) => field)),
      );
    const [basics = [], cases = []] = await shown();
    const others = basics.filter((field) => field !== "警号");
    await line("警号").dragTo(line("受理案件数"), { targetPosition: { x: 60, y: 3 } });
    await expect.poll(shown).toEqual([others, ["警号", ...cases]]);
    await expect.poll(() => line("警号").evaluate((each) => each === document.activeElement)).toBe(true);
    await page.getByRole("button", { name: "撤销" }).click();
    await expect.poll(shown).toEqual([basics, cases]);
    await line("警号").dragTo(line("案件办理"));
    await expect.poll(shown).toEqual([others, [...cases, "警号"]]);

    const groups = () =>
      page.evaluate(() => window.designed.indicators.map(({ title, group }) => `${title} ${group}`));
    const before = await groups();
    await page.getByRole("treeitem", { name: /案件办结率/ }).dragTo(line("加分与扣分"));
    await page.getByRole("treeitem", { name: /^工作作风/ }).dragTo(line("加分与扣分"));
    await expect.poll(groups).not.toEqual(before);
    const after = await groups();
    expect(after.find((each) => each.startsWith("案件办结率"))).toBe(
      before.find((each) => each.startsWith("案件办结率")),
    );
    expect(after.at(-1)).toMatch(/^工作作风/);
  });
});

describe("searching the tree", () => {
  it("shows what is found where it stands, leads there by a key, and comes back by another", async () => {
    await using opened = await openPage(harness, "part=shared");
    const { page } = opened;
    const lines = page.getByRole("treeitem");
    const all = await lines.count();
    const search = page.getByRole("searchbox", { name: "在结构中查找" });
    await search.fill("jinghao");
    await page.getByText("找到 1 项").waitFor();
    expect(await lines.allTextContents()).toEqual(["工作情况", "基本信息", "警号"]);
    expect(await seriousFindings(page)).toEqual([]);
    await search.press("Enter");
    await expect
      .poll(() =>
        page.getByRole("treeitem", { name: "警号" }).evaluate((each) => each === document.activeElement),
      )
      .toBe(true);
    await search.press("Escape");
    await expect.poll(() => lines.count()).toBe(all);
    await search.fill("没有这样的内容");
    await page.getByText("没有找到").waitFor();
  });
});

describe("trial views", () => {
  it("fills as staff, on a phone, gives points as reviewer and rater, and prints, keeping nothing", async () => {
    await using opened = await openPage(harness, "part=shared");
    const { page } = opened;
    const before = await page.evaluate(() => JSON.stringify(window.designed));
    await toView(page, "试用");
    const pane = page.getByRole("region", { name: "试用" });
    await pane.getByLabel("姓名").first().waitFor();
    await pane.getByLabel("姓名").first().fill("试一试");
    expect(await seriousFindings(page)).toEqual([]);
    const total = pane.getByRole("status").last();
    const toRole = (role: string) => pane.getByRole("button", { name: role, exact: true }).click();
    await toRole("评鉴人");
    const level = pane.locator(".dh-trial select").first();
    await level.selectOption({ index: 1 });
    for (const role of ["评鉴人", "测评人", "手机", "打印"]) {
      await toRole(role);
      await expect.poll(() => pane.textContent()).not.toBe("");
      expect(await seriousFindings(page), role).toEqual([]);
    }
    // One trial: each role sees what the others did, through an edit of the form too.
    expect(await pane.getByRole("article").textContent()).toContain("试一试");
    await toView(page, "表单");
    await page.locator("[data-attribute='title'] input").fill("改过的考核表");
    await toView(page, "试用");
    expect(await pane.getByLabel("姓名").first().inputValue()).toBe("试一试");
    await toRole("评鉴人");
    expect(await level.evaluate((each) => each instanceof HTMLSelectElement && each.selectedIndex)).toBe(1);
    expect(await total.textContent()).toMatch(/得分|总分|不能计分/);
    await toRole("填写人");
    await pane.getByRole("button", { name: "重新开始" }).click();
    await expect.poll(() => pane.getByLabel("姓名").first().inputValue()).not.toBe("试一试");
    await page.getByRole("button", { name: "撤销" }).click();
    expect(await page.evaluate(() => JSON.stringify(window.designed))).toBe(before);
  });
});

describe("steps, revisions and others", () => {
  it("takes steps back that were made before a reload", async () => {
    await using opened = await openPage(harness, "part=shared");
    const { page } = opened;
    const label = page.locator("[data-attribute='title'] input");
    await label.fill("第一步");
    await page.getByRole("treeitem", { name: "警号" }).click();
    await label.fill("第二步");
    await expect.poll(() => page.evaluate(() => JSON.stringify(window.designed.fields))).toContain("第二步");
    // Steps are kept when typing rests.
    await page.waitForTimeout(900);
    await page.reload();
    const undo = page.getByRole("button", { name: "撤销" });
    await expect.poll(() => undo.isEnabled()).toBe(true);
    await undo.click();
    await expect
      .poll(() => page.evaluate(() => JSON.stringify(window.designed.fields)))
      .not.toContain("第二步");
    await undo.click();
    await expect.poll(() => title(page)).toBe("执法勤务类民警季度考核表");
    await page.getByRole("button", { name: "重做" }).click();
    await expect.poll(() => title(page)).toBe("第一步");
  });

  it("goes back to a revision, which is one more step", async () => {
    await using opened = await openPage(harness, "part=shared");
    const { page } = opened;
    await page.locator("[data-attribute='title'] input").fill("改了");
    await page.getByRole("button", { name: "修改记录" }).click();
    const dialog = page.getByRole("dialog", { name: "修改记录" });
    await dialog.getByRole("button", { name: /第 1 次保存/ }).click();
    await expect.poll(() => dialog.textContent()).toContain("改了");
    expect(await seriousFindings(page)).toEqual([]);
    await dialog.getByRole("button", { name: "恢复到第 1 次保存" }).click();
    await expect.poll(() => title(page)).toBe("执法勤务类民警季度考核表");
    await page.getByRole("button", { name: "撤销" }).click();
    await expect.poll(() => title(page)).toBe("改了");
  });

  it("shows who else has the form open and where they are", async () => {
    await using opened = await openPage(harness, "part=shared&name=林一");
    const { page } = opened;
    const second = await page.context().newPage();
    await second.goto(`${harness.address}?part=shared&name=周二`);
    await second.getByRole("treeitem", { name: "警号" }).click();
    const others = page.getByRole("list", { name: "同时在改这张表的人" });
    await expect.poll(() => others.textContent()).toContain("周二");
    await expect.poll(() => others.textContent()).toContain("警号");
    await expect
      .poll(() => page.getByRole("treeitem", { name: "警号" }).getByRole("img", { name: /周二/ }).count())
      .toBe(1);
    await others.getByRole("button").click();
    await expect
      .poll(() => page.getByRole("treeitem", { name: "警号" }).getAttribute("aria-selected"))
      .toBe("true");
    expect(await seriousFindings(page)).toEqual([]);
  });

  it("walks from problem to problem by F8", async () => {
    await using opened = await openPage(harness, "part=shared");
    const { page } = opened;
    await page.getByRole("treeitem", { name: "办结率" }).first().click();
    const computed = page.locator("[data-attribute='x-computed'] .cm-content");
    await computed.click();
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Backspace");
    await page.keyboard.insertText("办结树 * 2");
    await expect.poll(() => page.locator(".dh-problem-panel").textContent()).toContain("办结树");
    await page.getByRole("treeitem", { name: "警号" }).click();
    await page.keyboard.press("F8");
    await expect
      .poll(() => page.locator("[role=treeitem][aria-selected=true]").first().textContent())
      .toContain("办结率");
    await page.getByRole("treeitem", { name: "警号" }).click();
    // The panel mends it without going there.
    await page.locator(".dh-problem-panel summary").click();
    await page.locator(".dh-problem-panel").getByRole("button", { name: "改为：办结数" }).click();
    await expect
      .poll(() => page.evaluate(() => JSON.stringify(window.designed.fields)))
      .toContain('"x-computed":"办结数 * 2"');
  });
});

describe("the frame by keys", () => {
  it("sizes a pane by its border, and remembers it", async () => {
    await using opened = await openPage(harness, "part=shared");
    const { page } = opened;
    const border = page.getByRole("separator", { name: "属性窗格的宽度" });
    const width = () =>
      page
        .getByRole("region", { name: "属性" })
        .evaluate((each) => Math.round(each.getBoundingClientRect().width));
    expect(await width()).toBe(400);
    await border.focus();
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    await expect.poll(width).toBe(448);
    expect(await border.getAttribute("aria-valuenow")).toBe("448");
    const box = await border.boundingBox();
    if (box === null) throw new Error("the border is shown");
    await page.mouse.move(box.x + 6, box.y + 100);
    await page.mouse.down();
    await page.mouse.move(box.x - 46, box.y + 100);
    await page.mouse.up();
    await expect.poll(width).toBe(500);
    await page.waitForTimeout(400);
    await page.reload();
    await expect.poll(width).toBe(500);
    await border.press("Enter");
    await expect.poll(width).toBe(400);
  });

  it("lists its shortcuts on F1 anywhere and on ? where no text is typed", async () => {
    await using opened = await openPage(harness, "part=shared");
    const { page } = opened;
    const help = page.getByRole("dialog", { name: "快捷键" });
    await page.getByRole("treeitem", { name: "警号" }).click();
    await page.locator("[data-attribute='title'] input").press("?");
    expect(await help.count()).toBe(0);
    await page.locator("[data-attribute='title'] input").press("F1");
    await help.waitFor();
    expect(await help.getByRole("row", { name: /^撤销/ }).textContent()).toContain("Ctrl+Z");
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await expect.poll(() => help.count()).toBe(0);
    await page.getByRole("treeitem", { name: "警号" }).press("?");
    await help.waitFor();
  });
});

describe("what is drawn again", () => {
  it("is what shows the change: a key draws its line of the tree, a selection no form and no table, another person only the marks", async () => {
    await using opened = await openPage(harness, "part=shared");
    const { page } = opened;
    const lines = page.getByRole("treeitem");
    const many = await lines.count();
    await lines.filter({ hasText: "警号" }).click();
    const typing = await drawnBy(page, async () => {
      await page.locator("[data-attribute='title'] input").fill("警员编号");
      await lines.filter({ hasText: "警员编号" }).waitFor();
    });
    expect(typing.properties).toBeGreaterThan(0);
    expect(typing.line).toBeLessThan(6);

    const selecting = await drawnBy(page, () => lines.filter({ hasText: "受理案件数" }).click());
    expect(selecting.properties).toBeGreaterThan(0);
    expect(selecting.line).toBeLessThan(12);
    expect(selecting.fill).toBeUndefined();

    const other = await page.context().newPage();
    await other.goto(`${harness.address}?part=shared&name=周二`);
    await page.locator(".dh-others").getByText("周二").waitFor();
    const moving = await drawnBy(page, async () => {
      await other.getByRole("treeitem", { name: "受理案件数" }).click();
      await page.locator(".dh-other-place", { hasText: "受理案件数" }).waitFor();
    });
    expect(Object.keys(moving).sort()).toEqual(["frame", "line", "others"]);
    expect(moving.line).toBeLessThanOrEqual(many + 2);

    await toView(page, "指标表");
    await page.locator(".dh-it-row").first().waitFor();
    const beside = await drawnBy(page, () => page.locator(".dh-strip-sample").first().click());
    expect(beside.samples).toBeGreaterThan(0);
    // Only what looks whether the table is to follow.
    expect(beside.table).toBe(1);
    expect(beside.row).toBeUndefined();
  });
});

/** How many components are drawn in each part of the page by something done, when all has come to rest. */
async function drawnBy(
  page: Page,
  act: () => Promise<void>,
): Promise<Readonly<Partial<Record<DrawnPart, number>>>> {
  const rest = () => page.waitForTimeout(700);
  await rest();
  await page.evaluate(() => {
    window.draws = {};
  });
  await act();
  await rest();
  return page.evaluate(() => window.draws ?? {});
}
