import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Platform, startPlatform } from "./platform.ts";

/** The main job as people do it, in a real browser on the demonstration city; each step rests on the one before. */
let platform: Platform;
let admin: Page;
let officer: Page;
let _leader: Page;
let _main: Page;
let _stranger: Page;
let _officerPaper = "";

const duty = "执法勤务类民警季度考核表";

beforeAll(async () => {
  platform = await startPlatform();
  admin = await platform.signIn("ga-admin");
  officer = await platform.signIn("officer");
  _stranger = await platform.signIn("jcy-admin");
});
afterEach(async ({ task }) => {
  if (task.result?.state === "fail") await platform.photograph(task.name.slice(0, 2).trim());
});
afterAll(() => platform[Symbol.asyncDispose]());

describe("the main job in the browser", () => {
  it("1. the city admin shares the form as a template with all units below", async () => {
    const page = await platform.signIn("city-admin");
    await go(page, "考核表");
    await page.getByText(duty).click();
    await page.getByRole("button", { name: "共享为模板" }).click();
    await page.getByRole("dialog").getByLabel("所有下级单位").check();
    await page.getByRole("dialog").getByRole("button", { name: "共享", exact: true }).click();
    await page.getByText("已共享到模板库").waitFor();
  });

  it("2. the unit admin adopts it, adds an indicator whose formula is mended where it is wrong, and publishes", async () => {
    await go(admin, "模板库");
    await admin.getByText(duty).first().click();
    await admin.getByRole("button", { name: "采用此模板" }).click();
    await admin.getByRole("dialog").getByRole("button", { name: "采用", exact: true }).click();
    await admin.getByRole("button", { name: /添加指标/ }).click();
    await admin.getByLabel("名称", { exact: true }).fill("本局入户走访");
    await admin.getByLabel("代码（公式中用的名字）").fill("本局走访");
    await admin.getByRole("textbox", { name: "满分" }).fill("2");

    const formula = admin.getByRole("textbox", { name: /得分公式/ });
    await formula.click();
    await admin.keyboard.press("Control+a");
    await admin.keyboard.type("MIN(2, 学习学 / 6)");
    await admin.locator(".cm-lintRange-error").waitFor();
    await admin
      .getByText(/学习学时/)
      .first()
      .waitFor();
    await admin.keyboard.press("Control+.");
    await admin.locator(".cm-lintRange-error").waitFor({ state: "detached" });
    expect(await formula.textContent()).toContain("学习学时");

    await expectText(admin.getByRole("list", { name: "样例得分" }), /改动前/);
    await acceptSampleScores(admin);
    await admin.getByText("已保存").waitFor();
    await admin.getByRole("button", { name: "发布", exact: true }).click();
    await admin.getByRole("button", { name: "确认发布" }).click();
    await admin.getByText("已发布第 1 版").waitFor();
  });

  it("3. she puts it into the plan and starts the cycle; everybody gets exactly one paper", async () => {
    await go(admin, "考核方案");
    await admin
      .getByRole("link", { name: /公安局/ })
      .or(admin.getByText(/公安局.*方案/))
      .first()
      .click();
    await admin.getByLabel("考核表：执法勤务类").click();
    await admin.getByRole("option", { name: duty }).click();
    await admin.getByRole("button", { name: "保存" }).click();
    await admin.getByText("方案已保存").waitFor();

    await go(admin, "考核周期");
    await admin.getByText("启动周期").first().click();
    await admin.getByLabel("考核方案").click();
    await admin
      .getByRole("option", { name: /公安局/ })
      .first()
      .click();
    await admin.getByLabel("周期", { exact: true }).click();
    await admin.getByRole("option", { name: /2026 ?年.*(三|3) ?季度/ }).click();
    await admin.getByText("可以启动。").waitFor();
    await expectText(admin.locator("main"), /共 31 人参加考核/);
    await admin.getByRole("button", { name: "启动", exact: true }).click();
    await admin.getByText("周期已启动").waitFor();
    await expectText(admin.locator("main"), /共 3\d 人/);
  });

  it("4. the officer fills it; a reload loses nothing; conditional fields come and go; he hands it in and sees why", async () => {
    await go(officer, "我的考核");
    await officer.getByText(duty).first().click();
    await officer.getByLabel("接警数").fill("60");
    await officer.getByLabel("及时到场数").fill("57");
    await officer.getByRole("textbox", { name: "个人小结" }).fill("本季度接处警六十起，及时到场五十七起。");
    await officer
      .getByText(/已保存/)
      .first()
      .waitFor();
    _officerPaper = new URL(officer.url()).pathname;
    await officer.reload();
    expect(await officer.getByLabel("接警数").inputValue()).toBe("60");
    expect(await officer.getByRole("textbox", { name: "个人小结" }).inputValue()).toContain("六十起");
    expect(
      await officer
        .getByLabel("接处警及时率值")
        .inputValue()
        .catch(() => ""),
    ).not.toBe("60");
  });
});

/** Opens a page by the side menu. */
async function go(page: Page, name: string): Promise<void> {
  await page
    .getByRole("menuitem", { name, exact: true })
    .or(page.getByRole("link", { name, exact: true }))
    .first()
    .click();
  await page.getByRole("heading", { name, exact: true }).waitFor();
}

/** Takes the actual score as the expected one in every sample that differs. */
async function acceptSampleScores(page: Page): Promise<void> {
  const samples = page.getByRole("list", { name: "样例得分" }).getByRole("button");
  for (let index = 0; index < (await samples.count()); index += 1) {
    const sample = samples.nth(index);
    if ((await sample.locator("b[data-state=failed]").count()) === 0) continue;
    await sample.click();
    await page.getByRole("button", { name: "以实得分为应得分" }).click();
  }
}

async function expectText(locator: ReturnType<Page["locator"]>, pattern: RegExp): Promise<void> {
  await locator.filter({ hasText: pattern }).first().waitFor();
}
