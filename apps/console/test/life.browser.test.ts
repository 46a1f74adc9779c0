import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { assessments } from "../../server/src/assessments/model.ts";
import { papersToDo } from "../../server/src/assessments/open-papers.ts";
import { inTenant } from "../../server/src/database/scope.ts";
import { departments, staff } from "../../server/src/staff/model.ts";
import { seriousFindings } from "./accessibility.ts";
import { type Platform, startPlatform } from "./platform.ts";

/** What becomes of people and of what refers to them: removal refused, leaving with handing over, a person's file. */
const tenantId = "hlbe-ga";
let platform: Platform;
beforeAll(async () => {
  platform = await startPlatform();
});
afterEach(async ({ task }) => {
  if (task.result?.state === "fail") await platform.photograph("life");
});
afterAll(() => platform[Symbol.asyncDispose]());

const here = <T>(work: () => Promise<T>) => inTenant(tenantId, work);
/** With SHOTS a picture of what is tried is kept, for people to look at. */
async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env.SHOTS;
  if (folder === undefined) return;
  const { width = 0 } = page.viewportSize() ?? {};
  await page.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: false });
}

/** A leader in charge who has papers to review, and another leader. */
async function leaders() {
  for (const { leaderInChargeId: id } of await here(() => departments.find({}))) {
    if (id === undefined) continue;
    const papers = await here(() => papersToDo(id));
    const others = await here(() => staff.find({ isLeader: true, state: "active", _id: { $ne: id } }));
    const [other] = others;
    if (papers.length > 0 && other !== undefined)
      return { leader: await here(() => staff.get(id)), other, papers: papers.length };
  }
  return expect.fail("nobody has anything to review");
}

describe("removing what is in use", () => {
  it("a person: is refused with what refers to him, and leads to leaving", async () => {
    const page = await platform.signIn("ga-admin");
    const { leader } = await leaders();
    await page.goto(`${platform.url}/staff/${leader.id}`);
    await page.getByRole("button", { name: "删除", exact: true }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "删除", exact: true }).click();
    const told = dialog.getByRole("alert");
    await told.getByText("不能删除：还有内容引用它").waitFor();
    await told.getByText(/份考核表的办理人/).waitFor();
    await told.getByText(/的负责人或分管领导/).waitFor();
    expect(await dialog.getByRole("button", { name: "删除", exact: true }).isDisabled()).toBe(true);
    expect(await seriousFindings(page)).toEqual([]);
    await shot(page, "person-in-use");
    await told.getByRole("link", { name: "办理离开" }).click();
    await page.getByRole("dialog", { name: `“${leader.name}”离开本单位` }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/staff/${leader.id}/file`);
  });

  it("a department: offers to be retired, which tells who is still there; an empty one is retired and comes back", async () => {
    const page = await platform.signIn("ga-admin");
    const [department] = await here(() => departments.find({ name: "治安管理支队" }));
    await page.goto(`${platform.url}/departments/${department?.id}`);
    await page.getByRole("button", { name: "删除", exact: true }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "删除", exact: true }).click();
    await dialog.getByText(/在职 \d+ 人/).waitFor();
    await shot(page, "department-in-use");
    await dialog.getByRole("button", { name: "停用", exact: true }).click();
    await page
      .getByText(/请先在“人员”页选中他们/)
      .first()
      .waitFor();
    const empty = await here(() => departments.insert({ name: "撤并科", order: 90, state: "active" }));
    await page.goto(`${platform.url}/departments/${empty.id}`);
    await page.getByRole("button", { name: "停用", exact: true }).click();
    await page.getByRole("button", { name: "恢复使用" }).waitFor();
    await page.goto(`${platform.url}/staff/create`);
    await page.getByRole("combobox", { name: /科室/ }).click();
    await page.getByRole("option", { name: "治安管理支队" }).waitFor();
    expect(await page.getByRole("option", { name: "撤并科" }).count()).toBe(0);
  });

  it("several: each is told by name and leads to itself, on a phone too", async () => {
    const page = await platform.signIn("ga-admin", { width: 390, height: 844 });
    await page.goto(`${platform.url}/departments`);
    await page.getByRole("checkbox", { name: "选择 治安管理支队" }).check();
    await page.getByRole("button", { name: "删除", exact: true }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "删除", exact: true }).click();
    await dialog.getByText(/^治安管理支队：在职 \d+ 人/).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await shot(page, "several-in-use");
    await dialog.getByRole("link", { name: "去办理" }).click();
    await page.getByRole("heading", { level: 1, name: "治安管理支队" }).waitFor();
  });
});

describe("a person's file", () => {
  it("shows the line of time with cycles; a situation and a move are noted along it", async () => {
    const page = await platform.signIn("ga-admin");
    const [paper] = await here(() =>
      assessments.find({ period: "2026-Q2", "grade.final": true }, { sort: { "snapshot.number": 1 } }),
    );
    const { name, number = "" } = paper?.snapshot ?? expect.fail("no paper is decided");
    await page.goto(`${platform.url}/staff`);
    await page.getByPlaceholder("姓名或工号").fill(name);
    await page.getByRole("link", { name, exact: true }).click();
    await page.getByRole("link", { name: "档案与变动" }).click();
    await page.getByRole("heading", { level: 1, name: `${name}（${number}）` }).waitFor();
    const line = page.getByRole("region", { name: "经历" });
    await line.getByText("到岗").waitFor();
    await line.getByText(/2026 年第 2 季度/).waitFor();
    expect(await seriousFindings(page)).toEqual([]);

    await page.getByRole("button", { name: "登记特殊情形" }).click();
    let dialog = page.getByRole("dialog");
    await dialog.getByRole("combobox", { name: "情形" }).click();
    await page.getByRole("option", { name: "借调" }).click();
    await dialog.getByLabel("自", { exact: true }).fill("2026-10-08");
    await dialog.getByLabel("说明").fill("市委组织部");
    await dialog.getByRole("button", { name: "登记", exact: true }).click();
    await line.getByText("至 今 · 市委组织部").waitFor();

    await page.getByRole("button", { name: "调动", exact: true }).click();
    dialog = page.getByRole("dialog");
    await dialog.getByRole("combobox", { name: "科室" }).fill("警务保障");
    await page.getByRole("option", { name: "警务保障室" }).click();
    await dialog.getByLabel("自哪一天起").fill("2099-01-04");
    await shot(page, "move");
    await dialog.getByRole("button", { name: "调动", exact: true }).click();
    await line.getByText(/→ 警务保障室/).waitFor();
    await line.getByText("待生效").waitFor();
    await shot(page, "file");
    await line.getByRole("button", { name: "撤销" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "撤销", exact: true }).click();
    await expect.poll(() => line.getByText("待生效").count()).toBe(0);
  });

  it("leads to the account and back, and nobody to a page that he may not read", async () => {
    const page = await platform.signIn("ga-admin");
    const [member] = await here(() => staff.find({ userId: "u-clerk" }));
    const file = `${platform.url}/staff/${member?.id}/file`;
    const main = page.getByRole("main");
    await page.goto(file);
    await main.getByRole("link", { name: "账号", exact: true }).click();
    await page.waitForURL(`${platform.url}/users/u-clerk`);
    await page.getByRole("heading", { name: "在各单位的身份" }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await main.getByRole("link", { name: "人员档案", exact: true }).click();
    await page.waitForURL(file);
    await main.getByRole("link", { name: "账号", exact: true }).waitFor();

    const toFile = async (username: string) => {
      const reader = await platform.signIn(username);
      await reader.goto(`${platform.url}/users/u-city-leader`);
      await reader.getByRole("heading", { name: "在各单位的身份" }).waitFor();
      return reader.getByRole("link", { name: "人员档案", exact: true }).count();
    };
    expect([await toFile("city-admin"), await toFile("sys-admin")]).toEqual([1, 0]);
  });

  it("records relatives, who then pass one another over", async () => {
    const page = await platform.signIn("ga-admin", { width: 390, height: 844 });
    const [one] = await here(() => staff.find({ name: "示例-甲005" }));
    await page.goto(`${platform.url}/staff/${one?.id}/file`);
    const kin = page.getByRole("region", { name: "回避（亲属关系）" });
    await kin.getByRole("button", { name: "登记亲属关系" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("combobox", { name: "另一方" }).fill("示例-甲006");
    await page.getByRole("option", { name: /示例-甲006/ }).click();
    await dialog.getByRole("button", { name: "登记", exact: true }).click();
    await kin.getByText("示例-甲006 · 夫妻").waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    expect(await seriousFindings(page)).toEqual([]);
    await shot(page, "file");
  });
});

it("a leader leaves: nothing is left to him, a successor takes over in the same act", async () => {
  const page = await platform.signIn("ga-admin");
  const { leader, other, papers } = await leaders();
  await page.goto(`${platform.url}/staff/${leader.id}/file`);
  await page.getByRole("button", { name: "办理离开" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText(new RegExp(`还要办理 ${papers} 份考核表`)).waitFor();
  await dialog.getByRole("combobox", { name: "原因" }).click();
  await page.getByRole("option", { name: "退休" }).click();
  const confirm = dialog.getByRole("button", { name: "办理离开" });
  expect(await confirm.isDisabled()).toBe(true);
  await dialog.getByRole("combobox", { name: "接任者" }).fill(other.number);
  await page.getByRole("option", { name: new RegExp(other.name) }).click();
  expect(await seriousFindings(page)).toEqual([]);
  await shot(page, "leave");
  await confirm.click();
  await page.getByText("已离开", { exact: true }).waitFor();
  await page.getByRole("region", { name: "经历" }).getByText(`退休 · 由${other.name}接任`).waitFor();
  expect(await here(() => papersToDo(leader.id))).toEqual([]);
  expect(await here(() => departments.count({ leaderInChargeId: leader.id }))).toBe(0);
  await shot(page, "left");
  expect(platform.pageErrors).toEqual([]);
});

it("a department gets another leader: what the one before had still to do there is offered to be handed over", async () => {
  const page = await platform.signIn("ga-admin");
  const { leader, other } = await leaders();
  const led = await here(() => departments.find({ leaderInChargeId: leader.id }));
  const papers = await here(() =>
    papersToDo(
      leader.id,
      led.map(({ id }) => id),
    ),
  );
  const department = led.find(({ id }) => id === papers[0]?.snapshot.departmentId);
  await page.goto(`${platform.url}/departments/${department?.id}`);
  const inCharge = page.getByRole("combobox", { name: "分管领导" });
  // Who leads it now is fetched first, and would take the place of what is typed before.
  await expect.poll(() => inCharge.inputValue()).toContain(leader.name);
  await inCharge.fill(other.number);
  await page.getByRole("option", { name: new RegExp(other.name) }).click();
  await page.getByRole("button", { name: "保存" }).click();
  const dialog = page.getByRole("dialog", { name: "交接" });
  await dialog.getByText(/还要办理 \d+ 份考核表/).waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await shot(page, "hand-over");
  await dialog.getByRole("button", { name: "交接" }).click();
  await expect.poll(() => new URL(page.url()).pathname).toBe("/departments");
  expect(await here(() => papersToDo(leader.id, [department?.id ?? ""]))).toEqual([]);
  expect((await here(() => papersToDo(other.id, [department?.id ?? ""]))).length).toBeGreaterThan(0);
});

it("somebody is handed over to another unit, which accepts him on a phone", async () => {
  const page = await platform.signIn("ga-admin");
  const [one] = await here(() => staff.find({ name: "示例-甲007" }));
  await page.goto(`${platform.url}/staff/${one?.id}/file`);
  await page.getByRole("button", { name: "移交其他单位" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox", { name: "单位" }).fill("检察院");
  await page
    .getByRole("option", { name: /人民检察院/ })
    .first()
    .click();
  await dialog.getByLabel("事由").fill("工作需要");
  await shot(page, "transfer");
  await dialog.getByRole("button", { name: "移交", exact: true }).click();
  await page.getByRole("region", { name: "单位之间的移交" }).getByText("待接收").waitFor();

  const other = await platform.signIn("jcy-admin", { width: 390, height: 844 });
  await other.getByRole("link", { name: "去办理" }).first().click();
  await other.getByText("示例-甲007").waitFor();
  expect(await other.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  expect(await seriousFindings(other)).toEqual([]);
  await shot(other, "transfers");
  await other.getByRole("button", { name: "接收", exact: true }).click();
  const accept = other.getByRole("dialog");
  await accept.getByLabel("工号").fill("T-001");
  for (const field of ["科室", "人员类别"]) {
    await accept.getByRole("combobox", { name: field }).click();
    await other.getByRole("option").first().click();
  }
  await accept.getByRole("button", { name: "接收", exact: true }).click();
  await other.getByText("没有待接收的人员").waitFor();
  await page.reload();
  await page.getByRole("region", { name: "单位之间的移交" }).getByText("已接收").waitFor();
  await page.getByText("已离开", { exact: true }).waitFor();
  await shot(page, "transferred");
  expect(platform.pageErrors).toEqual([]);
});
