import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { inTenant } from "../../server/src/database/scope.ts";
import { listDepartments } from "../../server/src/staff/lists.ts";
import { seriousFindings } from "./accessibility.ts";
import { pdfText } from "./pdf-text.ts";
import { type Platform, startPlatform } from "./platform.ts";

/** The home of who is above units, and the organisation as a picture. */
let platform: Platform;

beforeAll(async () => {
  platform = await startPlatform();
});
afterEach(async ({ task }) => {
  if (task.result?.state === "fail") await platform.photograph("organisation");
});
afterAll(() => platform[Symbol.asyncDispose]());

const phone = { width: 390, height: 844 };

describe("the home of a city's admin", () => {
  it("tells how the units below stand, by banner and within one, and no unit's checklist before that", async () => {
    const page = await platform.signIn("city-admin");
    const standing = page.getByRole("region", { name: "下一周期准备情况" });
    await standing.getByText("19 个单位、194 人；0 个单位已就绪").waitFor();
    await standing.getByText("没有账号：19 个单位", { exact: true }).waitFor();
    const progress = page.getByRole("region", { name: "进行中的考核", exact: true });
    await progress.getByRole("img", { name: "2026年第3季度：填报中 37、待评鉴 19、待定等次 20" }).waitFor();
    const templates = page.getByRole("region", { name: "模板使用情况" });
    await templates.getByRole("listitem").filter({ hasText: "第 1 版：6 个单位" }).waitFor();
    await page.getByRole("region", { name: "待处理的推荐" }).getByText("没有待处理的推荐").waitFor();
    const headings = await page.getByRole("heading", { level: 2 }).allTextContents();
    expect(headings[0]).toBe("下一周期准备情况");
    // The city has somebody of its own.
    expect(headings.slice(-2)).toEqual(["本单位", "进行中的考核周期"]);
    expect(await seriousFindings(page)).toEqual([]);

    await standing.getByRole("link", { name: "海拉尔区" }).press("Enter");
    await standing.getByText("5 个单位、").waitFor();
    const unit = standing.getByRole("listitem").filter({ hasText: "海拉尔区教育局" });
    expect(await unit.textContent()).toMatch(/^海拉尔区教育局\d+ 人\d+ 人没有账号$/);
    await page
      .getByRole("navigation", { name: "所在位置" })
      .getByRole("link", { name: "呼伦贝尔市" })
      .click();
    await standing.getByText("19 个单位、194 人").waitFor();
  });

  it("on a phone is as wide as the screen; a unit's admin has the unit's own", async () => {
    const page = await platform.signIn("city-admin", phone);
    await page.getByRole("region", { name: "下一周期准备情况" }).getByRole("link").first().waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    expect(await seriousFindings(page)).toEqual([]);
    const unit = await platform.signIn("ga-admin");
    await unit.getByRole("region", { name: "进行中的考核周期" }).waitFor();
    expect(await unit.getByText("下一周期准备情况").count()).toBe(0);
  });
});

describe("the tree of units", () => {
  it("is gone through by keyboard", async () => {
    const page = await platform.signIn("city-admin");
    await page.goto(`${platform.url}/organisation`);
    const tree = page.getByRole("tree", { name: "所属单位" });
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? "");
    const banner = tree.getByRole("treeitem", { name: /^海拉尔区 ?5/ });
    await banner.focus();
    expect(await banner.getAttribute("aria-expanded")).toBe("false");
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => banner.getAttribute("aria-expanded")).toBe("true");
    await tree.getByRole("treeitem", { name: "海拉尔区教育局" }).waitFor();
    await page.keyboard.press("ArrowDown");
    expect(await focused()).toBe("海拉尔区公安分局");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    await expect.poll(() => banner.getAttribute("aria-expanded")).toBe("false");
    await page.keyboard.press("Home");
    expect(await focused()).toBe("阿荣旗");
    await page.keyboard.press("End");
    expect(await focused()).toBe("中共呼伦贝尔市委组织部");
    await banner.focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => banner.getAttribute("aria-expanded")).toBe("true");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect.poll(() => new URL(page.url()).search).toBe("?under=hailar");
  });

  it("is searched by name, pinyin and first letters", async () => {
    const page = await platform.signIn("city-admin");
    await page.goto(`${platform.url}/organisation`);
    const tree = page.getByRole("tree", { name: "所属单位" });
    await tree.waitFor();
    const names = () => tree.getByRole("treeitem").evaluateAll((all) => all.map((one) => one.textContent));
    for (const text of ["海拉尔区教育", "hailaerqujiaoyu", "HLEQJYJ"]) {
      await page.getByRole("searchbox").fill(text);
      await expect.poll(names).toEqual(["海拉尔区5 个单位海拉尔区教育局", "海拉尔区教育局"]);
    }
    await page.getByRole("searchbox").fill("没有这个");
    await page.getByText("没有找到“没有这个”").first().waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });
});

describe("the unit as a picture", () => {
  it("shows who leads what, and beside it what is missing with the way to mend it", async () => {
    const page = await platform.signIn("ga-admin", phone);
    await page.goto(`${platform.url}/organisation`);
    const tree = page.getByRole("tree", { name: "本单位" });
    await tree.getByText("6 人；负责人 示例-甲004").waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole("searchbox").fill("xszczd");
    await expect.poll(() => tree.getByRole("treeitem").count()).toBe(2);
    const missing = page.getByRole("region", { name: "待完善" });
    await missing.getByRole("heading", { name: "方案中没有考核表的人员（17）" }).waitFor();
    expect(await missing.getByRole("link", { name: /^示例-甲/ }).count()).toBe(17);
    await tree.getByRole("treeitem", { name: /^刑事侦查支队/ }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: /刑事侦查支队/ }).waitFor();
  });

  it("follows the order of departments, which is changed by keyboard and told to who comes too late", async () => {
    const [page, other] = [await platform.signIn("ga-admin", phone), await platform.signIn("ga-admin")];
    const inOrder = () => inTenant("hlbe-ga", async () => (await listDepartments()).map(({ name }) => name));
    const [first = "", second = "", third = "", ...rest] = await inOrder();
    for (const each of [page, other]) {
      await each.goto(`${platform.url}/departments`);
      await each.getByRole("button", { name: "调整顺序" }).click();
    }
    const dialog = page.getByRole("dialog", { name: "调整科室顺序" });
    const up = (name: string) => dialog.getByRole("button", { name: `上移：${name}`, exact: true });
    const down = (name: string) => dialog.getByRole("button", { name: `下移：${name}`, exact: true });
    await up(third).focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => up(third).evaluate((button) => button === document.activeElement)).toBe(true);
    await page.keyboard.press("Enter");
    const count = rest.length + 3;
    await dialog.getByText(`“${third}”现在是第 1 个，共 ${count} 个`).waitFor();
    // At the top there is no further up: the hand stays with the department.
    await expect.poll(() => down(third).evaluate((button) => button === document.activeElement)).toBe(true);
    expect(await up(third).isDisabled()).toBe(true);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    expect(await seriousFindings(page)).toEqual([]);
    await dialog.getByRole("button", { name: "保存顺序" }).press("Enter");
    await page.getByText("已保存科室顺序").waitFor();
    expect(await inOrder()).toEqual([third, first, second, ...rest]);

    const late = other.getByRole("dialog", { name: "调整科室顺序" });
    await late.getByRole("button", { name: `上移：${second}`, exact: true }).click();
    await late.getByRole("button", { name: "保存顺序" }).click();
    await late
      .getByRole("alert")
      .getByText(/刚被他人改过/)
      .waitFor();
    await expect.poll(() => late.getByRole("listitem").first().textContent()).toBe(third);
    expect(await inOrder()).toEqual([third, first, second, ...rest]);

    await other.goto(`${platform.url}/departments`);
    await expect
      .poll(() => other.getByRole("row").nth(1).getByRole("link").first().textContent())
      .toBe(third);
  });

  it("is printed whole on A4, whatever is open", async () => {
    const page = await platform.signIn("city-admin");
    await page.goto(`${platform.url}/organisation`);
    await page.getByRole("tree", { name: "所属单位" }).waitFor();
    const text = pdfText(await page.pdf({ format: "A4" })).join("");
    for (const name of ["海拉尔区教育局", "中共呼伦贝尔市委组织部"]) expect(text).toContain(name);
  });
});
