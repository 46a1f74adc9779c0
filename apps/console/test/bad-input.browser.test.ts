import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { seriousFindings } from "./accessibility.ts";
import { demoPassword, type Platform, startPlatform } from "./platform.ts";

/** What goes wrong in an office: mistyped passwords, sessions that end, a page open twice, other people's addresses. */
let platform: Platform;

beforeAll(async () => {
  platform = await startPlatform();
});
afterEach(async ({ task }) => {
  if (task.result?.state === "fail") await platform.photograph(`bad-input ${task.name.slice(0, 20)}`);
});
afterAll(() => platform[Symbol.asyncDispose]());

describe("signing in", () => {
  it("tells a wrong password, and after five failures how long to wait", async () => {
    const page = await platform.newPage();
    await page.goto(platform.url);
    await page.getByLabel("用户名").fill("tech");
    const refusal = page.getByRole("alert");
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      await page.getByLabel("密码").fill(`wrong ${attempt}`);
      const answered = page.waitForResponse(/identity\.signIn/);
      await page.getByRole("button", { name: "登录" }).click();
      await answered;
      await refusal.filter({ hasText: attempt < 5 ? /不正确。$/ : /不正确。请等 10 秒后再试。$/ }).waitFor();
    }
    await page.getByLabel("密码").fill(demoPassword);
    await page.getByRole("button", { name: "登录" }).click();
    await refusal.filter({ hasText: /密码输错次数过多，请等 \d+ 秒后再试/ }).waitFor();
    expect(await page.getByLabel("用户名").inputValue()).toBe("tech");
    expect(await page.getByLabel("密码").inputValue()).toBe(demoPassword);
  });

  it("works in English as well, and the language stays", async () => {
    const page = await platform.newPage();
    await page.goto(platform.url);
    await page.getByRole("button", { name: "English" }).click();
    await page.getByLabel("User name").fill("jcy-staff");
    await page.getByLabel("Password").fill(demoPassword);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByLabel("Password").waitFor({ state: "detached" });
    await openPaper(page, /^(Fill in|Continue)/, "My assessments");
    await page.getByLabel("政治学习学时").waitFor();
    await page.getByRole("button", { name: "Submit", exact: true }).waitFor();
    await page
      .getByText(/Saved|Autosave/i)
      .first()
      .waitFor();
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
  });

  it("and filling a field need no mouse", async () => {
    const page = await platform.newPage();
    await page.goto(platform.url);
    await page.getByLabel("用户名").waitFor();
    await page.keyboard.type("jcy-staff");
    await page.keyboard.press("Tab");
    await page.keyboard.type(demoPassword);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: /您好/ }).waitFor();
    await tabTo(page, /^(去填报|继续填报)/);
    await page.keyboard.press("Enter");
    await page.getByLabel("政治学习学时").waitFor();
    await tabTo(page, /政治学习学时/);
    await page.keyboard.press("Control+a");
    await page.keyboard.type("9");
    await page.getByText(/已于 .* 保存/).waitFor();
    await page.reload();
    await page.getByLabel("政治学习学时").waitFor();
    expect(await page.getByLabel("政治学习学时").inputValue()).toBe("9");
  });
});

describe("a session that ends in the middle of filling", () => {
  it("is renewed over the page, and not a character is lost", async () => {
    const page = await platform.signIn("jcy-staff");
    await openPaper(page);
    await page.getByLabel("应出勤天数").fill("60");
    await page.getByText(/已于 .* 保存/).waitFor();

    await page.context().clearCookies();
    const summary = "第三季度完成审查起诉四十二件，无一撤回。";
    await page.getByLabel("实际出勤天数").fill("59");
    await page.getByRole("textbox", { name: "个人小结" }).pressSequentially(summary, { delay: 5 });
    const dialog = page.getByRole("dialog", { name: "请重新登录" });
    await dialog.waitFor();
    await dialog.getByLabel("密码").fill("not this one");
    await dialog.getByRole("button", { name: "登录", exact: true }).click();
    await dialog.getByText(/用户名或密码/).waitFor();
    await dialog.getByLabel("密码").fill(demoPassword);
    await dialog.getByRole("button", { name: "登录", exact: true }).click();
    await dialog.waitFor({ state: "detached" });
    expect(await page.getByRole("textbox", { name: "个人小结" }).inputValue()).toBe(summary);
    await page.getByText(/已于 .* 保存/).waitFor();

    const elsewhere = await platform.signIn("jcy-staff");
    await openPaper(elsewhere);
    expect(await elsewhere.getByLabel("应出勤天数").inputValue()).toBe("60");
    expect(await elsewhere.getByLabel("实际出勤天数").inputValue()).toBe("59");
    expect(await elsewhere.getByRole("textbox", { name: "个人小结" }).inputValue()).toBe(summary);
  });
});

describe("two tabs", () => {
  it("on one form: see each other, are joined where they differ, and the second chooses where both changed the same", async () => {
    const [first, second] = await twice("jcy-admin", async (page) => {
      await go(page, "考核表");
      await page.locator("main tbody tr").first().click();
      await title(page).waitFor();
    });
    await first.getByRole("list", { name: "同时在改这张表的人" }).waitFor();
    // From here on the second window hears nothing of the first but by its own saves.
    await second.route(/forms\.present/, (route) => route.fulfill({ status: 404, body: "" }));
    await title(first).fill("第一个窗口的名称");
    await first.getByText("已保存").waitFor();
    await first.getByRole("heading", { name: "第一个窗口的名称", level: 1 }).waitFor();
    await second.getByLabel("说明").first().fill("第二个窗口写的说明");
    await second.getByRole("heading", { name: "第一个窗口的名称", level: 1 }).waitFor();
    await second.getByText("已保存").waitFor();
    expect(await second.getByLabel("说明").first().inputValue()).toBe("第二个窗口写的说明");
    // The first hears of it by itself.
    await expect
      .poll(() => first.getByLabel("说明").first().inputValue(), { timeout: 20_000 })
      .toBe("第二个窗口写的说明");

    await title(first).fill("第一个窗口又改");
    await first.getByText("已保存").waitFor();
    await title(second).fill("第二个窗口也改");
    const dialog = second.getByRole("dialog", { name: "有 1 处与他人的修改不一致" });
    await dialog.getByText("第一个窗口又改").waitFor();
    expect(await dialog.getByRole("radio", { name: /保留我的/ }).isChecked()).toBe(true);
    expect(await seriousFindings(second)).toEqual([]);
    await dialog.getByRole("radio", { name: /采用对方的/ }).click();
    await dialog.getByRole("button", { name: "按以上选择保存" }).click();
    await dialog.waitFor({ state: "detached" });
    await second.getByText("已保存").waitFor();
    await first.reload();
    await title(first).waitFor();
    expect(await title(first).inputValue()).toBe("第一个窗口又改");
    expect(await first.getByLabel("说明").first().inputValue()).toBe("第二个窗口写的说明");
  });

  it("on one paper: the second is told, shown the difference and chooses field by field", async () => {
    const [first, second] = await twice("jcy-staff", (page) => openPaper(page));
    await first.getByLabel("培训学时").fill("11");
    await first.getByText(/已于 .* 保存/).waitFor();
    await second.getByLabel("培训学时").fill("15");
    const difference = second.getByRole("region", { name: "两处改动不一致" });
    const row = difference.getByRole("row", { name: /培训学时/ });
    await row.getByLabel("11").check();
    await difference.getByRole("button").last().click();
    await difference.waitFor({ state: "detached" });
    expect(await second.getByLabel("培训学时").inputValue()).toBe("11");
    await second.getByText(/已于 .* 保存/).waitFor();
  });
});

describe("another unit's addresses", () => {
  it("say not found, and show nothing", async () => {
    const owner = await platform.signIn("jcy-admin");
    const paper = await platform.signIn("jcy-staff");
    await openPaper(paper);
    const addresses = [pathOf(paper), pathOf(paper).replace("/my/", "/review/")];
    for (const menu of ["考核表", "考核方案", "考核周期"]) {
      await go(owner, menu);
      await owner.locator("main tbody tr").first().click();
      await owner.waitForURL(/\/(forms|plans|cycles)\/[^/]+$/);
      addresses.push(pathOf(owner));
    }
    const stranger = await platform.signIn("ga-admin");
    for (const address of addresses) {
      await stranger.goto(platform.url + address);
      await stranger
        .getByText(/找不到|没有访问此页面的权限/)
        .first()
        .waitFor();
      expect(await stranger.locator("main").textContent()).not.toMatch(/检察|示例-/);
    }
  });
});

describe("accessibility: axe-core finds nothing serious or critical", () => {
  const main = (path: string) => async (page: Page) => {
    await page.goto(platform.url + path);
    await page.locator("main h1").waitFor();
  };
  const firstRow = (path: string) => async (page: Page) => {
    await main(path)(page);
    await page.locator("main tbody tr").first().click();
    await page.waitForURL(new RegExp(`${path}/[^/]+$`));
  };
  const pages: [name: string, username: string | undefined, open: (page: Page) => Promise<void>][] = [
    ["sign-in", undefined, async (page) => page.getByLabel("用户名").waitFor()],
    ["home", "jcy-admin", main("/")],
    ["my assessments", "jcy-staff", main("/my")],
    ["filling", "jcy-staff", (page) => openPaper(page)],
    ["result", "jcy-admin", (page) => openPaper(page, /^查看/)],
    ["reviews", "ga-leader", main("/review")],
    [
      "ranking",
      "ga-main",
      async (page) => {
        await main("/grades")(page);
        await page
          .getByRole("button", { name: /^查看/ })
          .or(page.getByRole("link", { name: /^查看/ }))
          .first()
          .click();
        await page.locator("main tbody tr").first().waitFor();
      },
    ],
    ["forms", "ga-admin", main("/forms")],
    ["designer", "ga-admin", firstRow("/forms")],
    ["library", "ga-admin", main("/library")],
    ["plan", "ga-admin", firstRow("/plans")],
    ["starting a cycle", "ga-admin", main("/cycles/start")],
    ["progress", "jcy-admin", firstRow("/cycles")],
    ["staff", "ga-admin", main("/staff")],
    ["audit", "auditor", main("/audit")],
  ];
  it.each(pages)("%s", async (_name, username, open) => {
    const page = username === undefined ? await platform.newPage() : await signedIn(username);
    if (username === undefined) await page.goto(platform.url);
    await open(page);
    await page.waitForLoadState("networkidle");
    expect(await seriousFindings(page)).toEqual([]);
    // What lies open moves nothing: it would keep the processor busy all day.
    await expect.poll(() => page.evaluate(() => document.getAnimations().length)).toBe(0);
    await page.close();
  });
});

it("no page threw, and none asked another host for anything", () => {
  expect(platform.pageErrors).toEqual([]);
  expect(platform.foreignRequests).toEqual([]);
});

const accounts = new Map<string, Page>();

/** A new page in the account's one profile. */
async function signedIn(username: string): Promise<Page> {
  const known = accounts.get(username) ?? (await platform.signIn(username));
  accounts.set(username, known);
  return platform.newPage(known.context());
}

/** Two tabs of one profile, both led to the same page. */
async function twice(username: string, open: (page: Page) => Promise<void>): Promise<[Page, Page]> {
  const first = await platform.signIn(username);
  await open(first);
  const second = await platform.newPage(first.context());
  await second.goto(first.url());
  await second.locator("main h1").waitFor();
  await second.waitForLoadState("networkidle");
  return [first, second];
}

/** From the list of one's own papers into the first whose button is so called. */
async function openPaper(page: Page, name = /^(去填报|继续填报)/, heading = "我的考核"): Promise<void> {
  await page.goto(`${platform.url}/my`);
  await page.getByRole("heading", { name: heading, exact: true }).waitFor();
  await page.getByRole("button", { name }).or(page.getByRole("link", { name })).first().click();
  await page.waitForURL(/\/my\/[^/]+$/);
  await page.waitForLoadState("networkidle");
}

/** Opens a page by the side menu. */
async function go(page: Page, name: string): Promise<void> {
  await page
    .getByRole("menuitem", { name, exact: true })
    .or(page.getByRole("link", { name, exact: true }))
    .first()
    .click();
  await page.getByRole("heading", { name, exact: true }).waitFor();
  await page.locator("main tbody tr").first().waitFor();
}

/** Presses Tab until what has the focus is so called; at most a hundred times. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 100; presses += 1) {
    await page.keyboard.press("Tab");
    const called = await page.evaluate(() => {
      const at = document.activeElement;
      const labels =
        at instanceof HTMLInputElement ? [...(at.labels ?? [])].map((one) => one.textContent) : [];
      return [at?.getAttribute("aria-label"), ...labels, at?.textContent].find((text) => text) ?? "";
    });
    if (name.test(called)) return;
  }
  throw new Error(`Tab never came to ${name}`);
}

/** The form's own name in the designer. */
function title(page: Page) {
  return page.locator("main").getByRole("textbox", { name: "名称", exact: true });
}

function pathOf(page: Page): string {
  return new URL(page.url()).pathname;
}
