import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { seriousFindings } from "./accessibility.ts";
import { type Platform, startPlatform } from "./platform.ts";

/** The indicator library as a unit's admins use it, two of them on one entry too. */
let platform: Platform;

beforeAll(async () => {
  platform = await startPlatform();
});
afterEach(async ({ task }) => {
  if (task.result?.state === "fail") await platform.photograph("indicators");
});
afterAll(() => platform[Symbol.asyncDispose]());

it("is narrowed by dimension and words, and lists withdrawn entries where they are asked for", async () => {
  const page = await platform.signIn("jcy-admin");
  await page.goto(`${platform.url}/indicators`);
  const entries = page.getByRole("main").getByRole("list").getByRole("link");
  await expect.poll(() => entries.count()).toBe(81);
  await page.getByLabel("德能勤绩廉").click();
  await page.getByRole("option", { name: "廉", exact: true }).click();
  await expect.poll(() => entries.count()).toBeLessThan(81);
  expect(await entries.filter({ hasText: "廉洁自律" }).count()).toBeGreaterThan(0);
  // While it fades away its colours are no page's.
  await expect.poll(() => page.locator("[role=option]").count()).toBe(0);
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByLabel("德能勤绩廉").click();
  await page.getByRole("option", { name: "全部" }).click();

  await page.getByLabel("按名称、代码、标签搜索").fill("会议保障");
  await expect.poll(() => entries.count()).toBe(1);
  await entries.first().click();
  await page.getByRole("button", { name: "撤回" }).click();
  await page.getByRole("button", { name: "重新启用" }).waitFor();
  await page.getByRole("navigation").getByRole("link", { name: "指标库" }).first().click();
  await page.getByLabel("按名称、代码、标签搜索").fill("会议保障");
  await page.getByText("没有符合条件的指标").waitFor();
  await page.getByLabel("显示已撤回的指标").check();
  await expect.poll(() => entries.count()).toBe(1);
});

it("asks before unsaved edits are left, and joins what two people changed, having shown it", async () => {
  const [one, other] = [await platform.signIn("jcy-admin"), await platform.signIn("jcy-admin")];
  await one.goto(`${platform.url}/indicators`);
  await one
    .getByRole("main")
    .getByRole("link", { name: /优秀文书/ })
    .click();
  // Exactly: while the page is still on its way, the list's search mentions tags too.
  await one.getByLabel("标签", { exact: true }).fill("常用");
  await one.keyboard.press("Enter");
  await one.getByRole("button", { name: "常用", exact: true }).waitFor();
  await other.goto(one.url());
  await other
    .getByRole("treeitem", { name: /优秀文书/ })
    .last()
    .click();
  await other.locator("[data-attribute='title'] input").fill("优秀法律文书");
  await other.getByRole("button", { name: "保存" }).click();
  await other.getByRole("heading", { name: "优秀法律文书", level: 1 }).waitFor();

  await one.getByRole("navigation").getByRole("link", { name: "指标库" }).first().click();
  await one.getByRole("dialog", { name: "有未保存的修改" }).getByRole("button", { name: "取消" }).click();
  await one.getByRole("button", { name: "保存" }).click();
  const clash = one.getByRole("dialog", { name: /他人修改并保存了此指标/ });
  await clash.getByText("优秀法律文书").first().waitFor();
  expect(await seriousFindings(one)).toEqual([]);
  await clash.getByRole("button", { name: "合并两人的修改" }).click();
  await one.getByRole("button", { name: "保存" }).click();
  await one.getByText("已保存").waitFor();
  await one.getByRole("heading", { name: "优秀法律文书", level: 1 }).waitFor();
  await one.getByText("常用", { exact: true }).waitFor();

  // What was left unsaved comes back over what the other saved since; where both changed the same, it is chosen.
  await one
    .getByRole("treeitem", { name: /优秀法律文书/ })
    .last()
    .click();
  await one.locator("[data-attribute='title'] input").fill("文书质量");
  await other.reload();
  await other
    .getByRole("treeitem", { name: /优秀法律文书/ })
    .last()
    .click();
  await other.locator("[data-attribute='title'] input").fill("法律文书");
  await other.getByLabel("标签", { exact: true }).fill("办案");
  await other.keyboard.press("Enter");
  await other.getByRole("button", { name: "保存" }).click();
  await other.getByRole("heading", { name: "法律文书", level: 1 }).waitFor();
  await one.reload();
  await one.getByRole("button", { name: "逐项比较、选定" }).waitFor();
  expect(await seriousFindings(one)).toEqual([]);
  expect(await one.getByRole("button", { name: "保存" }).isDisabled()).toBe(true);
  await one.getByRole("button", { name: "逐项比较、选定" }).click();
  await clash.getByRole("button", { name: "合并两人的修改" }).click();
  await one.getByLabel(/采用对方的：法律文书/).check();
  await one.getByRole("button", { name: "按以上选择保存" }).click();
  await one.getByRole("heading", { name: "法律文书", level: 1 }).waitFor();
  await one.getByText("办案", { exact: true }).waitFor();
});
