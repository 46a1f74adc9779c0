import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { seriousFindings } from "./accessibility.ts";
import { pdfText } from "./pdf-text.ts";
import { type Platform, startPlatform } from "./platform.ts";

/** A unit's administrator gives accounts, prints slips, and one signs in with his on a phone. */
let platform: Platform;
beforeAll(async () => {
  platform = await startPlatform();
});
afterEach(async ({ task }) => {
  if (task.result?.state === "fail") await platform.photograph("accounts");
});
afterAll(() => platform[Symbol.asyncDispose]());

const phone = { width: 390, height: 844 };
const own = "ein langes Wort 9";

interface Slip {
  readonly name: string;
  readonly username: string;
  readonly password: string;
}

async function slipsOn(page: Page): Promise<Slip[]> {
  const cards = await page
    .getByRole("list", { name: /^账号条/ })
    .getByRole("listitem")
    .all();
  return Promise.all(
    cards.map(async (card) => {
      const [name = "", username = "", password = ""] = await card.locator("dd").allInnerTexts();
      return { name, username, password };
    }),
  );
}

async function signInOnPhone({ username, password }: Omit<Slip, "name">, path = "/"): Promise<Page> {
  const page = await platform.newPage(undefined, phone);
  await page.goto(`${platform.url}${path}`);
  await page.getByLabel("用户名").fill(username);
  await page.getByLabel("密码").fill(password);
  await page.getByRole("button", { name: "登录" }).click();
  return page;
}

it("three get accounts and slips, one signs in on a phone, loses the slip, and is disabled", async () => {
  const admin = await platform.signIn("ga-admin");
  await admin.goto(`${platform.url}/staff`);
  await admin.getByLabel("账号", { exact: true }).click();
  await admin.getByRole("option", { name: "没有账号" }).click();
  await expect.poll(() => admin.url()).toContain("hasAccount");
  const boxes = admin.getByRole("table").getByRole("checkbox", { name: /^选择 示例/ });
  await boxes.first().waitFor();
  for (const index of [0, 1, 2]) await boxes.nth(index).check();
  await admin.getByRole("button", { name: "开通账号", exact: true }).click();

  await admin.getByRole("heading", { level: 1, name: "开通账号" }).waitFor();
  await admin.getByRole("radio", { name: /用姓名拼音/ }).check();
  await expect
    .poll(() =>
      admin
        .getByLabel(/的用户名$/)
        .first()
        .inputValue(),
    )
    .toMatch(/^shili/);
  await admin.getByRole("button", { name: "不开通" }).nth(2).click();
  await admin.getByText("本次不开通").waitFor();
  await admin.getByRole("button", { name: "开通", exact: true }).click();
  // A name of another account is refused at its person, and what would be free is said.
  const [first] = await admin.getByLabel(/的用户名$/).all();
  const proposed = await first?.inputValue();
  await first?.fill("ga-admin");
  await admin.getByRole("button", { name: "开通 3 个账号" }).click();
  await admin
    .getByText(/用户名“ga-admin”已被使用，可以改用“ga-admin2”/)
    .first()
    .waitFor();
  expect(await seriousFindings(admin)).toEqual([]);
  await first?.fill(proposed ?? "");
  await admin.getByRole("button", { name: "开通 3 个账号" }).click();
  await admin.getByText("已开通 3 个账号").waitFor();
  await admin.getByRole("button", { name: "打印 3 张账号条" }).click();

  await admin.getByRole("button", { name: "制作账号条" }).click();
  await admin.getByText("3 张账号条已就绪").waitFor();
  const slips = await slipsOn(admin);
  expect(slips.map(({ username }) => username)).toContain(proposed);
  expect(await seriousFindings(admin)).toEqual([]);
  const [paper = "", ...more] = pdfText(await admin.pdf({ preferCSSPageSize: true }));
  expect(more).toEqual([]);
  for (const { username, password } of slips) {
    expect(paper).toContain(username);
    expect(paper).toContain(password);
  }
  expect(paper).not.toMatch(/已就绪|返回|打印|考核方案/);
  // They are shown once: leaving asks.
  await admin.getByRole("link", { name: "账号", exact: true }).first().click();
  const leaving = admin.getByRole("dialog", { name: "离开后无法再次查看这些密码" });
  await leaving.getByRole("button", { name: "取消" }).click();
  await expect.poll(() => slipsOn(admin)).toEqual(slips);
  await admin.getByRole("link", { name: "账号", exact: true }).first().click();
  await leaving.getByRole("button", { name: "已打印，离开" }).click();
  await admin.getByRole("heading", { level: 1, name: "账号" }).waitFor();
  await admin.goBack();
  await admin.getByRole("button", { name: "制作账号条" }).waitFor();
  expect(await slipsOn(admin)).toEqual([]);

  const [slip] = slips;
  if (slip === undefined) throw new Error("there are three");
  const person = await signInOnPhone(slip, "/my");
  await person.getByRole("heading", { name: "设置您自己的密码" }).waitFor();
  expect(await person.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  expect(await seriousFindings(person)).toEqual([]);
  await person.goto(`${platform.url}/`);
  // Loaded anew, the page does not know the slip any more.
  await person.getByLabel("账号条上的初始密码").fill(slip.password);
  await person.getByLabel("新密码", { exact: true }).fill("password123");
  await person.getByLabel("再次输入新密码").fill("password123");
  await person.getByRole("button", { name: "设置密码并继续" }).click();
  await person
    .getByText(/太常见/)
    .first()
    .waitFor();
  await person.getByLabel("新密码", { exact: true }).fill(own);
  await person.getByLabel("再次输入新密码").fill(own);
  await person.getByRole("button", { name: "设置密码并继续" }).click();
  await person.getByRole("heading", { name: /您好/ }).waitFor();

  // The slip is lost: a new one takes the old password's place at once.
  await admin.goto(
    `${platform.url}/users?filter=${encodeURIComponent(JSON.stringify({ q: slip.username }))}`,
  );
  await admin.getByRole("table").getByRole("link").first().click();
  await admin.getByRole("button", { name: "重新制作账号条" }).click();
  await admin.getByRole("button", { name: "制作账号条" }).click();
  await admin.getByText("1 张账号条已就绪").waitFor();
  const [anew] = await slipsOn(admin);
  expect(anew?.username).toBe(slip.username);
  expect(anew?.password).not.toBe(slip.password);
  await person.reload();
  await person.getByLabel("密码").fill(own);
  await person.getByLabel("用户名").fill(slip.username);
  await person.getByRole("button", { name: "登录" }).click();
  await person.getByText("用户名或密码不正确").waitFor();
  await person.getByLabel("密码").fill(anew?.password ?? "");
  await person.getByRole("button", { name: "登录" }).click();
  await person.getByLabel("新密码", { exact: true }).fill("a wholly new Wort 7");
  await person.getByLabel("再次输入新密码").fill("a wholly new Wort 7");
  // The slip was typed just now: it is not asked for again.
  expect(await person.getByLabel("账号条上的初始密码").count()).toBe(0);
  await person.getByRole("button", { name: "设置密码并继续" }).click();
  await person.getByRole("heading", { name: /您好/ }).waitFor();

  await admin.getByRole("link", { name: "账号", exact: true }).first().click();
  await admin.getByRole("button", { name: "已打印，离开" }).click();
  await admin.getByRole("table").getByRole("link").first().click();
  await admin.getByRole("button", { name: "停用账号" }).click();
  await admin.getByRole("dialog").getByRole("button", { name: "停用账号" }).click();
  await admin.getByText("已停用").first().waitFor();
  await admin.getByText(/停用账号“/).waitFor();
  expect(await seriousFindings(admin)).toEqual([]);
  await person.reload();
  await person.getByRole("button", { name: "登录" }).waitFor();
  await person.getByLabel("用户名").fill(slip.username);
  await person.getByLabel("密码").fill("a wholly new Wort 7");
  await person.getByRole("button", { name: "登录" }).click();
  await person.getByText(/该账号已停用/).waitFor();
  expect(platform.pageErrors).toEqual([]);
  expect(platform.foreignRequests).toEqual([]);
}, 120_000);
