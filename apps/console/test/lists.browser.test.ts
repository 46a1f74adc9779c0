import { readFile } from "node:fs/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { sealTrail } from "../../server/src/audit/seals/seal-trail.ts";
import { mongoose } from "../../server/src/database/mongoose.ts";
import { inTenant } from "../../server/src/database/scope.ts";
import { createClient } from "../../server/test/client.ts";
import { sheetOf } from "../../server/test/workbook.ts";
import { seriousFindings } from "./accessibility.ts";
import { demoPassword, type Platform, startPlatform } from "./platform.ts";

/** The lists of records: by keyboard, and on a phone. */
let platform: Platform;

beforeAll(async () => {
  platform = await startPlatform();
});
afterEach(async ({ task }) => {
  if (task.result?.state === "fail") await platform.photograph("lists");
});
afterAll(() => platform[Symbol.asyncDispose]());

const lists = [
  { path: "/forms", name: "综合管理类民警季度考核表" },
  { path: "/plans", name: "市公安局平时考核方案" },
  { path: "/cycles", name: "2026 年第 2 季度平时考核" },
  { path: "/staff", name: "示例-甲004" },
  { path: "/departments", name: "刑事侦查支队" },
  { path: "/staffCategories", name: "执法勤务类" },
];

describe("every list", () => {
  it("opens its records by keyboard: what names them is a link", async () => {
    const page = await platform.signIn("ga-admin");
    for (const { path, name } of lists) {
      await page.goto(`${platform.url}${path}`);
      const link = page.getByRole("table").getByRole("link", { name, exact: true });
      await link.focus();
      await page.keyboard.press("Enter");
      await expect.poll(() => new URL(page.url()).pathname).toMatch(new RegExp(`^${path}/.+`));
    }
  });

  it("is cards on a phone, each with its labels, as wide as the screen", async () => {
    const page = await platform.signIn("ga-admin", { width: 390, height: 844 });
    for (const { path, name } of lists) {
      await page.goto(`${platform.url}${path}`);
      const card = page.getByRole("main").getByRole("listitem").filter({ hasText: name }).first();
      await card.getByRole("link").waitFor();
      expect(await page.getByRole("table").count()).toBe(0);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
      expect(await seriousFindings(page)).toEqual([]);
    }
    await page.goto(`${platform.url}/staff`);
    const card = page.getByRole("listitem").filter({ hasText: "示例-甲004" });
    await card.getByText("工号").waitFor();
    await card.getByRole("link").click();
    await page.getByRole("heading", { level: 1, name: /示例-甲004/ }).waitFor();
  });

  it("is had as a workbook, of what its filters leave", async () => {
    const page = await platform.signIn("ga-admin");
    await page.goto(`${platform.url}/staff`);
    await page.getByPlaceholder("姓名或工号").fill("示例-甲004");
    await expect.poll(() => page.getByRole("table").getByRole("link").count()).toBe(1);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "导出 Excel" }).press("Enter"),
    ]);
    expect(download.suggestedFilename()).toBe("人员.xlsx");
    const { rows } = await sheetOf(new Uint8Array(await readFile(await download.path())));
    expect(rows.slice(1).map((row) => row[1])).toEqual(["示例-甲004"]);
  });
});

it("on a phone, departments are chosen on their cards; those in use are told by name, and none is removed", async () => {
  const page = await platform.signIn("ga-admin", { width: 390, height: 844 });
  await page.goto(`${platform.url}/departments`);
  for (const name of ["选择 治安管理支队", "选择 警务保障室"])
    await page.getByRole("checkbox", { name }).check();
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole("button", { name: "删除" }).click();
  const dialog = page.getByRole("dialog", { name: "删除所选 2 项？" });
  await dialog.getByRole("button", { name: "删除" }).click();
  await dialog.getByText("因此一项也没有改动").waitFor();
  expect((await dialog.getByRole("listitem").allTextContents()).join()).toMatch(
    /^治安管理支队：在职 \d+ 人：/,
  );
  await dialog.getByRole("button", { name: "取消" }).click();
  await page.getByRole("button", { name: "取消选择" }).click();
  await page.getByRole("checkbox", { name: "选择 治安管理支队" }).waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});

it("the trail is exported for the tenant of its page, and the papers of a cycle with their people", async () => {
  const auditor = await platform.signIn("auditor");
  await auditor.goto(`${platform.url}/audit`);
  const exported = async (page: typeof auditor, button: string) => {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: button }).press("Enter"),
    ]);
    const { rows } = await sheetOf(new Uint8Array(await readFile(await download.path())));
    return { name: download.suggestedFilename(), rows };
  };
  const trail = await exported(auditor, "导出 Excel");
  expect([trail.name, trail.rows.length > 1]).toEqual(["审计记录.xlsx", true]);

  const admin = await platform.signIn("ga-admin");
  await admin.goto(`${platform.url}/cycles`);
  await admin.getByRole("table").getByRole("link", { name: "2026 年第 2 季度平时考核", exact: true }).click();
  const papers = await exported(admin, "导出考核记录");
  expect(papers.name).toBe("2026 年第 2 季度平时考核 考核记录.xlsx");
  expect(papers.rows[0]?.slice(0, 4)).toEqual(["工号", "姓名", "科室", "人员类别"]);
  expect(papers.rows.length).toBe(17);
});

it("home tells the way to the next cycle: what is there, what is missing, and where", async () => {
  const page = await platform.signIn("ga-admin");
  const steps = page.getByRole("region", { name: "进行中的考核周期" }).getByRole("listitem");
  await expect.poll(() => steps.count()).toBe(4);
  expect(await steps.nth(0).getByRole("img", { name: "已完成" }).count()).toBe(1);
  await steps.nth(0).getByText("36 人，3 个人员类别").waitFor();
  await steps.nth(1).getByText("已发布 2 张").waitFor();
  expect(await steps.nth(2).getByRole("img", { name: "待完成" }).count()).toBe(1);
  await steps
    .nth(2)
    .getByText(/没有考核表，涉及 17 人/)
    .waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await steps.nth(2).getByRole("link", { name: "考核方案" }).click();
  await page.getByRole("heading", { level: 1, name: /市公安局平时考核方案/ }).waitFor();
});

it("who would have no paper is said once for each category, with the way to the plan", async () => {
  const page = await platform.signIn("ga-admin");
  await page.goto(`${platform.url}/cycles/start`);
  await page.getByText(/人员类别“执法勤务类”没有考核表，涉及 17 人/).waitFor();
  expect(await page.getByText(/没有考核表/).count()).toBe(1);
  await page.getByRole("link", { name: "打开考核方案" }).click();
  await page.getByRole("heading", { level: 1, name: /市公安局平时考核方案/ }).waitFor();
});

it("a unit is found by a part of its name, however many there are, and nobody who is chosen falls out", async () => {
  const tenants = mongoose.connection.getClient().db(mongoose.connection.name).collection("tenants");
  const like = await tenants.findOne({ _id: "hailar" as never });
  const many = Array.from({ length: 600 }, (_, index) => ({
    ...like,
    _id: `township-${index}` as never,
    name: `示例苏木第${index}站`,
    shortName: `苏木${index}`,
    searchText: `示例苏木第${index}站\n苏木${index}`,
  }));
  await tenants.deleteMany({ _id: { $in: many.map(({ _id }) => _id) } });
  await tenants.insertMany(many);
  const page = await platform.signIn("city-admin");
  await page.goto(`${platform.url}/forms`);
  await page.getByRole("table").getByRole("link", { name: "执法勤务类民警季度考核表", exact: true }).click();
  await page.getByRole("button", { name: "共享为模板" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("指定单位").click();
  const units = dialog.getByRole("combobox", { name: "单位", exact: true });
  const choose = async (text: string, name: string) => {
    await units.fill(text);
    await page.getByRole("option", { name, exact: true }).waitFor();
    await expect.poll(() => page.getByRole("option").count()).toBe(1);
    await units.press("ArrowDown");
    await units.press("Enter");
    await dialog.getByRole("button", { name, exact: true }).waitFor();
  };
  await choose("第599站", "示例苏木第599站");
  await choose("苏木598", "示例苏木第598站");
  expect(await dialog.getByRole("button", { name: "示例苏木第599站", exact: true }).count()).toBe(1);
  await units.press("Escape");
  expect(await seriousFindings(page)).toEqual([]);
  await page.reload();
  await page.getByRole("button", { name: "共享为模板" }).click();
  await dialog.getByRole("button", { name: "示例苏木第599站", exact: true }).waitFor();
  await dialog.getByRole("button", { name: "共享", exact: true }).click();
  await page.getByText("已共享到模板库").waitFor();
  const publications = mongoose.connection
    .getClient()
    .db(mongoose.connection.name)
    .collection("publications");
  const shared = await publications.findOne({ "audience.kind": "named" }, { sort: { sharedAt: -1 } });
  expect(shared?.audience.tenantIds).toEqual(["township-598", "township-599"]);
  await tenants.deleteMany({ _id: { $in: many.map(({ _id }) => _id) } });
});

it("people are filtered by their department as one types a part of its name", async () => {
  const page = await platform.signIn("ga-admin");
  await page.goto(`${platform.url}/staff`);
  const rows = page.getByRole("table").getByRole("row");
  await expect.poll(() => rows.count()).toBe(26);
  const department = page.getByRole("combobox", { name: "科室" });
  await department.fill("刑事");
  await page.getByRole("option").filter({ hasText: "刑事侦查" }).first().waitFor();
  await department.press("ArrowDown");
  await department.press("Enter");
  await expect.poll(() => rows.count()).toBeLessThan(26);
  await expect.poll(() => new URL(page.url()).searchParams.get("filter") ?? "").toContain("departmentId");
});

it("what is typed into a record survives a reload until it is saved, and is nobody else's", async () => {
  const page = await platform.signIn("ga-admin");
  await page.goto(`${platform.url}/departments`);
  await page.getByRole("table").getByRole("link", { name: "刑事侦查支队", exact: true }).click();
  const name = page.getByLabel(/^科室名称/);
  await expect.poll(() => name.inputValue()).toBe("刑事侦查支队");
  await name.fill("刑事侦查一支队");
  await page.reload();
  await page.getByText(/已恢复您/).waitFor();
  await expect.poll(() => name.inputValue()).toBe("刑事侦查一支队");
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole("button", { name: "放弃" }).click();
  await expect.poll(() => name.inputValue()).toBe("刑事侦查支队");
  // As it comes from Word: what nobody sees is not kept, and stands in nobody's way.
  await name.fill("刑事侦查\u202E二支队\u200B");
  await page.getByRole("button", { name: "保存" }).click();
  await page.getByRole("table").getByRole("link", { name: "刑事侦查二支队", exact: true }).click();
  await expect.poll(() => name.inputValue()).toBe("刑事侦查二支队");
  expect(await page.getByText(/已恢复您/).count()).toBe(0);

  const address = `${platform.url}/staffCategories/create`;
  await page.goto(address);
  await page.getByLabel(/^类别名称/).fill("警务辅助类");
  await page.reload();
  await expect.poll(() => page.getByLabel(/^类别名称/).inputValue()).toBe("警务辅助类");
  const keys = await page.evaluate(() =>
    Object.keys(localStorage).filter((key) => key.startsWith("duheng.draft")),
  );
  expect(keys.map((key) => key.split(".").at(-1))).toEqual(["record/staffCategories/new"]);
});

it("what is put back takes nothing from what others saved since, and what both changed is chosen", async () => {
  const page = await platform.signIn("ga-admin");
  const { api } = createClient(platform.url);
  await api.identity.signIn.mutate({ username: "ga-admin", password: demoPassword });
  const isDisabled = () => page.getByRole("button", { name: "保存" }).isDisabled();
  await page.goto(`${platform.url}/plans`);
  await page.getByRole("table").getByRole("link", { name: "市公安局平时考核方案", exact: true }).click();
  await page.getByRole("textbox", { name: "方案名称" }).fill("公安局考核方案");
  await page.getByLabel("个人小结：天数").fill("9");
  const { id, revision, frequency, papers, settings, steps } = await api.plans.get.query({
    id: page.url().split("/").at(-1) ?? "",
  });
  await api.plans.update.mutate({
    ...{ id, revision, frequency, papers, settings, title: "市局考核方案" },
    steps: steps.map((step) => (step.kind === "review" ? { ...step, days: 11 } : step)),
  });
  await page.reload();
  await page.getByText("现在保存的：市局考核方案").waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  expect(await isDisabled()).toBe(true);
  // What is typed while it is not chosen does not choose.
  await page.getByLabel("个人小结：天数").fill("8");
  await page.reload();
  await page.getByText("您填写的：公安局考核方案").waitFor();
  await page.getByRole("button", { name: "用这个" }).first().press("Enter");
  await expect.poll(isDisabled).toBe(false);
  await page.getByRole("button", { name: "保存" }).click();
  await page.getByText("方案已保存").waitFor();
  const saved = await api.plans.get.query({ id });
  expect(saved.title).toBe("公安局考核方案");
  expect(saved.steps.map(({ days }) => days).slice(0, 2)).toEqual([8, 11]);

  await page.goto(`${platform.url}/staff`);
  await page.getByRole("table").getByRole("link", { name: "示例-甲004" }).click();
  await expect.poll(() => page.getByLabel(/^姓名/).inputValue()).toBe("示例-甲004");
  await page.getByLabel(/^职务(?!层)/).fill("侦查员");
  await page.getByLabel(/^职务层次/).fill("一级警长");
  const person = await api.staff.get.query({ id: page.url().split("/").at(-1) ?? "" });
  const { number, departmentId, categoryId, isLeader, state } = person;
  await api.staff.update.mutate({
    ...{ id: person.id, revision: person.revision, number, departmentId, categoryId, isLeader, state },
    ...{ position: "中队长", name: "示例-甲四" },
  });
  await page.reload();
  await page.getByText("现在保存的：中队长").waitFor();
  await page.getByRole("button", { name: "保存" }).click();
  await page.getByText("填写的内容与别处的修改有冲突，请先选定。").waitFor();
  await page.getByRole("button", { name: "用这个" }).last().click();
  await page.getByText("现在保存的").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "保存" }).click();
  await page.getByRole("table").waitFor();
  const { position, level, name } = await api.staff.get.query({ id: person.id });
  expect({ position, level, name }).toEqual({ position: "中队长", level: "一级警长", name: "示例-甲四" });
});

it("an identity number is told wrong at its field, kept masked, shown on request, and on no device", async () => {
  const page = await platform.signIn("ga-admin");
  await page.goto(`${platform.url}/staff`);
  const open = () => page.getByRole("table").getByRole("link", { name: "示例-甲005" }).click();
  const number = page.getByLabel("身份证号", { exact: true });
  await open();
  await number.fill("990101199001011231");
  await page.getByLabel("手机号", { exact: true }).fill("139 0000 1234");
  await page.getByRole("button", { name: "保存" }).click();
  await page.getByText(/末位校验码与前 17 位不符/).waitFor();
  expect(await number.inputValue()).toBe("990101199001011231");
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toMatch(/99010119900101|139 0000/);
  await number.fill("990101199001011230");
  await page.getByRole("button", { name: "保存" }).click();

  await open();
  await expect.poll(() => number.inputValue()).toBe("990101********1230");
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole("button", { name: "显示身份证号" }).press("Enter");
  await expect.poll(() => number.inputValue()).toBe("990101199001011230");
  await page.getByRole("button", { name: "更改身份证号" }).click();
  await page.getByRole("button", { name: "保存" }).click();
  await page.getByText("请填写新的号码，或撤销更改").waitFor();
  await page.getByRole("button", { name: "撤销" }).click();
  await page.getByRole("button", { name: "清除手机号" }).click();
  await page.getByText("保存后清除").waitFor();
  await page.getByRole("button", { name: "保存" }).click();

  await open();
  await expect.poll(() => number.inputValue()).toBe("990101********1230");
  await expect.poll(() => page.getByLabel("手机号", { exact: true }).inputValue()).toBe("");
});

it("the trail is searched by filters in one line", async () => {
  const page = await platform.signIn("auditor");
  await page.goto(`${platform.url}/audit`);
  const filters = page.locator(".shell-filters .MuiFormControl-root");
  await expect.poll(() => filters.count()).toBe(6);
  const tops = await filters.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
  expect(Math.max(...tops) - Math.min(...tops)).toBeLessThan(8);

  // What is older than a quarter of an hour is sealed; of that, one is changed and one is removed.
  await inTenant("hlbe", () => sealTrail(new Date(Date.now() + 3_600_000)));
  await page.getByRole("button", { name: "核验" }).click();
  await page.getByText(/\d+ 条已封存的记录完好/).waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  const { db } = mongoose.connection;
  await db?.collection("audit_entries").updateOne({ tenantId: "hlbe" }, { $set: { action: "forms.remove" } });
  await page.getByRole("button", { name: "重新核验" }).click();
  await page.getByText("发现 1 处问题").waitFor();
  await page.getByText("封存之后被改过").waitFor();
  await page.getByRole("button", { name: "关闭" }).click();
});

it("what another unit grants is done under the grant, and at once no more when it is withdrawn", async () => {
  const admin = await platform.signIn("jcy-admin");
  await admin.goto(`${platform.url}/cycles/hlbe-jcy-2026-q3`);
  await admin.getByRole("heading", { name: "由其他单位办理" }).waitFor();
  expect(await seriousFindings(admin)).toEqual([]);

  const host = await platform.signIn("ga-head");
  await host.getByRole("link", { name: "去办理" }).click();
  await host.getByRole("link", { name: "评鉴：示例-乙005" }).click();
  await host.getByLabel("评鉴意见").fill("表现良好");
  expect(await seriousFindings(host)).toEqual([]);
  for (const group of await host.getByRole("radiogroup").all())
    await group.getByRole("radio").first().check();

  await admin.getByRole("button", { name: "撤回：示例-甲004" }).click();
  await admin.getByRole("dialog").getByRole("button", { name: "撤回" }).click();
  await admin.getByText(/（已撤回/).waitFor();
  await host.getByRole("button", { name: "提交评鉴" }).click();
  await host.getByText("“呼伦贝尔市人民检察院”已撤回给您的授权").waitFor();

  await admin.getByRole("button", { name: "授权办理：示例-乙005" }).click();
  await admin.getByLabel("单位", { exact: true }).fill("市公安局");
  await admin.getByRole("option", { name: "呼伦贝尔市公安局" }).click();
  const person = admin.getByLabel("人员", { exact: true });
  await expect.poll(() => person.getAttribute("aria-disabled")).not.toBe("true");
  await person.click();
  // What stands in brackets, and his name, others above have changed when they ran before.
  await admin.getByRole("option", { name: /^示例-甲(004|四)（/ }).click();
  // While it fades away its colours are no page's.
  await expect.poll(() => admin.locator("[role=option]").count()).toBe(0);
  expect(await seriousFindings(admin)).toEqual([]);
  await admin.getByRole("button", { name: "授权", exact: true }).click();
  await admin.getByText(/（有效/).waitFor();

  // What was written is still there, and now it goes through.
  await host.goto(`${platform.url}/granted`);
  await host.getByRole("link", { name: "评鉴：示例-乙005" }).click();
  await expect.poll(() => host.getByLabel("评鉴意见").inputValue()).toBe("表现良好");
  await host.getByRole("button", { name: "提交评鉴" }).click();
  await host.getByText("目前没有等您办理的。").waitFor();
  await host.getByRole("link", { name: "查看：示例-乙005" }).click();
  await host.getByText("表现良好").waitFor();
});

it("a form from a spreadsheet is made when it is confirmed and named, and leaving makes none", async () => {
  const page = await platform.signIn("ga-admin");
  const rows = "执法勤务类考核表\n考核指标,分值\n接处警,60\n走访,四十分左右";
  const choose = async () => {
    await page.goto(`${platform.url}/forms`);
    await page.getByRole("button", { name: "导入", exact: true }).click();
    await page.getByRole("link", { name: "用 Excel 新建" }).click();
    await page
      .getByLabel("选择文件")
      .setInputFiles({ name: "季度.csv", mimeType: "text/csv", buffer: Buffer.from(rows) });
    await expect.poll(() => page.getByLabel("考核表名称").inputValue()).toBe("执法勤务类考核表");
  };
  await choose();
  await page.getByRole("button", { name: "取消" }).click();
  await page.getByRole("table").getByRole("link").first().waitFor();
  expect(await page.getByRole("link", { name: "执法勤务类考核表", exact: true }).count()).toBe(0);
  expect(await page.getByText("新考核表").count()).toBe(0);

  await choose();
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByLabel("考核表名称").fill("执法勤务类 2026");
  await page.getByRole("button", { name: "新建考核表并导入 2 项" }).click();
  await page.getByRole("heading", { level: 1, name: "执法勤务类 2026" }).waitFor();
  // What could not be read stands in its cell.
  await page.getByText("四十分左右").first().waitFor();
});

it("several people get one department and state by keyboard, or nobody does, and who is refused is named", async () => {
  const page = await platform.signIn("ga-admin");
  await page.goto(`${platform.url}/staff`);
  // By what it is in the page: while a dialog is open, a table is nobody's to hear.
  const row = (name: string) => page.locator("tbody tr").filter({ hasText: name });
  const choose = async () => {
    for (const name of ["示例-甲007", "示例-甲008"]) await row(name).getByRole("checkbox").press("Space");
    await page.getByRole("status").filter({ hasText: "已选 2 项" }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  };
  await choose();
  // Meanwhile one of them is changed by somebody else.
  const { api } = createClient(platform.url);
  await api.identity.signIn.mutate({ username: "ga-admin", password: demoPassword });
  const { data } = await api.staff.list.query({ filter: { q: "示例-甲008" } });
  const [{ id, revision, number, name, categoryId, departmentId } = {} as never] = data;
  await api.staff.update.mutate({ id, revision, number, name, categoryId, departmentId, position: "侦查员" });

  const dialog = page.getByRole("dialog", { name: "修改所选 2 人" });
  const fill = async () => {
    await page.getByRole("button", { name: "批量修改" }).press("Enter");
    expect(await dialog.getByRole("button", { name: "修改", exact: true }).isDisabled()).toBe(true);
    const department = dialog.getByRole("combobox", { name: "科室" });
    await department.fill("办公");
    await expect.poll(() => page.getByRole("option").allTextContents()).toEqual(["办公室"]);
    await department.press("ArrowDown");
    await department.press("Enter");
    await dialog.getByRole("combobox", { name: "状态" }).press("Enter");
    await page.getByRole("option", { name: "已离开" }).press("Enter");
    await dialog.getByLabel("离开日期").fill("2026-11-30");
    await dialog.getByRole("button", { name: "修改", exact: true }).press("Enter");
  };
  await fill();
  await dialog.getByText("所选 2 项中有 1 项不能这样办，因此一项也没有改动。").waitFor();
  expect(await dialog.getByRole("alert").getByRole("listitem").allTextContents()).toEqual([
    `示例-甲008 (${number})：内容已被他人修改，请核对后再保存。`,
  ]);
  expect(await seriousFindings(page)).toEqual([]);
  expect(await row("示例-甲007").getByText("在职").count()).toBe(1);

  // What was changed is shown by now, but not what was looked at: that has to be left first.
  await row("示例-甲008").getByText("侦查员").waitFor();
  await dialog.getByRole("button", { name: "修改", exact: true }).press("Enter");
  await dialog.getByText("所选 2 项中有 1 项不能这样办，因此一项也没有改动。").waitFor();
  await dialog.getByRole("button", { name: "取消" }).press("Enter");
  await fill();
  await page.getByText("已修改 2 人").waitFor();
  await dialog.waitFor({ state: "detached" });
  for (const each of ["示例-甲007", "示例-甲008"]) {
    await row(each).getByText("已离开").waitFor();
    await row(each).getByText("办公室").waitFor();
  }
  expect(await row("示例-甲008").getByText("侦查员").count()).toBe(1);
  expect(await page.getByText(/已选/).count()).toBe(0);
});
