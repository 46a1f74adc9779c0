import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { seriousFindings } from "./accessibility.ts";
import { isFirefox } from "./launch-browser.ts";
import { demoPassword, type Platform, startPlatform } from "./platform.ts";

/** The light filling page that a link opens, and what networks, second devices and closed cycles do to it. */
let platform: Platform;

beforeAll(async () => {
  platform = await startPlatform();
});
afterEach(async ({ task }) => {
  if (task.result?.state === "fail") await platform.photograph(`filling ${task.name.slice(0, 20)}`);
});
afterAll(() => platform[Symbol.asyncDispose]());

it("one link opens each person's own paper after signing in, on a phone as well, without serious findings", async () => {
  const page = await platform.newPage(undefined, { width: 390, height: 844 });
  await page.goto(`${platform.url}/fill`);
  await page.getByRole("heading", { name: "请登录后填写" }).waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByLabel("用户名").fill("jcy-staff");
  await page.getByLabel("密码").fill("not the password");
  await page.getByRole("button", { name: "登录" }).click();
  await page.getByText(/用户名或密码/).waitFor();
  await page.getByLabel("密码").fill(demoPassword);
  await page.getByRole("button", { name: "登录" }).click();
  await page.getByLabel("应出勤天数").waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await seriousFindings(page)).toEqual([]);
  const isSideways = await page.evaluate(
    "document.documentElement.scrollWidth > document.documentElement.clientWidth",
  );
  expect(isSideways).toBe(false);
  await page.getByRole("button", { name: "English" }).click();
  await page.getByRole("textbox", { name: "Summary" }).waitFor();
  await page.getByRole("button", { name: "中文" }).click();
});

it("two devices on one paper are merged; where both changed the same field, the person chooses", async () => {
  const desk = await openLight();
  const phone = await openLight({ width: 390, height: 844 });
  await desk.getByLabel("应出勤天数").fill("61");
  await saved(desk);
  await phone.getByLabel("实际出勤天数").fill("58");
  await saved(phone);
  // What the desk saved in another field has come along.
  expect(await phone.getByLabel("应出勤天数").inputValue()).toBe("61");
  await desk.getByLabel("实际出勤天数").fill("59");
  const conflict = desk.getByRole("region", { name: "两处改动不一致" });
  await conflict.waitFor();
  expect(await conflict.getByRole("row").count()).toBe(2);
  await conflict.getByRole("radio", { name: "58" }).check();
  await conflict.getByRole("button", { name: "按选择保存" }).click();
  await saved(desk);
  expect(await desk.getByLabel("实际出勤天数").inputValue()).toBe("58");
});

it("what is typed without a connection outlives the page, and is sent when the person comes back", async () => {
  const page = await openLight();
  const context = page.context();
  await saved(page, "培训学时", "21");
  await context.setOffline(true);
  await page.getByLabel("培训学时").fill("24");
  await page.getByRole("textbox", { name: "个人小结" }).fill("断网时写下的小结。");
  await page.getByText("连接不上，内容已保存在本机，恢复后自动上传").waitFor();
  await page.getByText("还没有保存到服务器").waitFor();
  await page.close();
  await context.setOffline(false);

  const home = await platform.newPage(context);
  await home.goto(platform.url);
  await home.getByText("上次没有送达的内容已经送达。").waitFor();
  const elsewhere = await openLight();
  expect(await elsewhere.getByLabel("培训学时").inputValue()).toBe("24");
  expect(await elsewhere.getByRole("textbox", { name: "个人小结" }).inputValue()).toBe("断网时写下的小结。");
});

it("a paper that closed while the browser was offline says so, and gives out what never arrived", async () => {
  const page = await openLight();
  const context = page.context();
  await saved(page, "培训学时", "25");
  const paper = await currentPaper(page);
  await context.setOffline(true);
  await page.getByLabel("培训学时").fill("26");
  await page.getByText("连接不上").waitFor();
  // Handed in from elsewhere, and all its steps done, while this browser was away.
  await platform.close("hlbe-jcy", paper);
  await context.setOffline(false);
  await page.getByText("这份表已不能再改").first().waitFor();
  expect(await page.getByLabel("培训学时").inputValue()).toBe("26");

  await page.reload();
  await page.getByRole("heading", { name: "目前没有要填写的考核表" }).waitFor();
  await page.goto(`${platform.url}/fill/${paper}`);
  await page.getByRole("heading", { name: "不在填报阶段" }).waitFor();
  if (!isFirefox) expect(await downloaded(page)).toMatch(/培训学时：26/);
  await page.getByRole("link", { name: "去查看" }).click();
  await page.getByText("没有交上去的内容").waitFor();
  if (!isFirefox) expect(await downloaded(page)).toMatch(/培训学时：26/);
  await page.getByRole("button", { name: "不要这些内容" }).click();
  await page.getByText("没有交上去的内容").waitFor({ state: "detached" });
  expect(platform.foreignRequests).toEqual([]);
});

async function openLight(viewport?: { width: number; height: number }): Promise<Page> {
  const page = await platform.newPage(undefined, viewport);
  await page.goto(`${platform.url}/fill`);
  await page.getByLabel("用户名").fill("jcy-staff");
  await page.getByLabel("密码").fill(demoPassword);
  await page.getByRole("button", { name: "登录" }).click();
  await page.getByLabel("应出勤天数").waitFor();
  return page;
}

/** Waits until the form says that it is saved; with a label, after typing there. */
async function saved(page: Page, label?: string, value = ""): Promise<void> {
  if (label !== undefined) await page.getByLabel(label).fill(value);
  await page.locator(".dh-pill[data-state=saved]").waitFor();
}

async function currentPaper(page: Page): Promise<string> {
  const answered = page.waitForResponse(/assessments\.mine/);
  await page.reload();
  const body: unknown = await (await answered).json();
  const id = /"id":"([^"]+)"[^{}]*"tenantId"/.exec(JSON.stringify(body))?.[1];
  await page.getByLabel("应出勤天数").waitFor();
  if (id === undefined) throw new Error("The list of papers names none.");
  return id;
}

/** What drives Firefox is told of no download. */
async function downloaded(page: Page): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "下载填写的内容" }).click(),
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString("utf8");
}
