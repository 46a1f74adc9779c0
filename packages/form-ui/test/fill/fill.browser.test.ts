import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPage, pasteText, seriousFindings } from "../harness/open-page.ts";
import { type Harness, serveHarness } from "../harness/serve.ts";

let harness: Harness;
beforeAll(async () => {
  harness = await serveHarness();
});
afterAll(async () => {
  await harness[Symbol.asyncDispose]();
});
const open = (query: string, size?: { width: number; height: number }) =>
  openPage(harness, `part=fill&form=register&${query}`, size);

it("a section shows only while it has a field to be seen, or is a note", async () => {
  await using opened = await openPage(harness, "part=fill&form=sections&backup=sections");
  const { page } = opened;
  const titles = () => page.locator(".dh-section:visible .dh-section-title").allTextContents();
  await page.getByLabel("备注").waitFor();
  expect(await titles()).toEqual(["总体", "填表说明", "其他"]);
  await page.getByRole("radio", { name: "是" }).check();
  await expect.poll(titles).toEqual(["总体", "专项详情", "填表说明", "其他"]);
  await page.getByRole("radio", { name: "否" }).check();
  await expect.poll(titles).toEqual(["总体", "填表说明", "其他"]);
});

describe("rows", () => {
  it("takes a table from a spreadsheet in one step, and undoes it in one", async () => {
    await using opened = await open("rows=1&backup=paste");
    const { page } = opened;
    const cell = (row: number, title: string) => page.getByLabel(`${title}，第 ${row} 行`);
    await cell(1, "事项").focus();
    expect(await pasteText(page, "走访\t3\r\n调解\t四\r\n巡查\t5\r\n")).toBe(false);
    await page.getByText("已粘贴 3 行").waitFor();
    expect(await page.locator(".dh-paste").textContent()).toContain("其中 1 格认不出");
    expect(await cell(2, "分值").inputValue()).toBe("四");
    expect(await cell(3, "事项").inputValue()).toBe("巡查");
    await expect.poll(() => cell(3, "折算").textContent()).toBe("10");
    await page.getByRole("button", { name: "撤销" }).click();
    await expect.poll(() => page.locator("tbody tr").count()).toBe(1);
    expect(await cell(1, "事项").inputValue()).toBe("第 1 项");
  });

  it("goes by the headings when they are copied too, from the button while there is no row", async () => {
    await using opened = await open("backup=heading");
    const { page } = opened;
    await page.getByRole("button", { name: "添加一行" }).focus();
    await pasteText(page, "分值\t日期\t事项\n2\t2026/7/1\t值班\n");
    await page.getByText("已粘贴 1 行").waitFor();
    expect(await page.getByLabel("日期，第 1 行").inputValue()).toBe("2026-07-01");
    expect(await page.getByLabel("事项，第 1 行").inputValue()).toBe("值班");
  });

  it("tells plainly that 10,000 rows are too many, and changes nothing until it is decided", async () => {
    await using opened = await open("rows=2&backup=many");
    const { page } = opened;
    await page.getByRole("button", { name: "添加一行" }).focus();
    const table = Array.from({ length: 10_000 }, (_, index) => `\t第 ${index} 件\t1`).join("\n");
    const begun = performance.now();
    await pasteText(page, table);
    const question = page.getByRole("alert");
    expect(await question.textContent()).toContain(
      "粘贴的内容有 10000 行，这里最多 1000 行，只放得下前 998 行",
    );
    expect(await page.locator("tbody tr").count()).toBe(2);
    await question.getByRole("button", { name: "放入前 998 行" }).click();
    await page.getByText("第 1～100 行，共 1000 行").waitFor();
    // All of it, the question included: nobody takes the page for dead.
    expect(performance.now() - begun).toBeLessThan(5_000);
    expect(await page.locator(".dh-paste").textContent()).toContain(
      "已粘贴 998 行。 另有 9002 行放不下，没有放入。",
    );
    expect(await page.locator("tbody tr").count()).toBe(100);
    await page.getByRole("button", { name: "后面的行" }).click();
    expect(await page.getByLabel("事项，第 101 行").inputValue()).toBe("第 98 件");
  });

  it("moves by keyboard, and the focus goes along", async () => {
    await using opened = await open("rows=3&backup=move");
    const { page } = opened;
    await page.getByLabel("事项，第 3 行").focus();
    await page.keyboard.press("Alt+ArrowUp");
    await expect.poll(() => page.getByLabel("事项，第 2 行").inputValue()).toBe("第 3 项");
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute("aria-label")))
      .toBe("事项，第 2 行");
    await expect
      .poll(() => page.locator("[role=status]").first().textContent())
      .toContain("第 3 行已移到第 2 行");
    await page.getByRole("button", { name: "上移第 2 行" }).click();
    await expect.poll(() => page.getByLabel("事项，第 1 行").inputValue()).toBe("第 3 项");
    await page.getByLabel("事项，第 1 行").focus();
    await page.keyboard.press("Alt+ArrowUp");
    expect(await page.getByLabel("事项，第 1 行").inputValue()).toBe("第 3 项");
  });

  it("leads to a mistake on a further leaf of rows", async () => {
    await using opened = await open("rows=250&backup=leaf");
    const { page } = opened;
    await page.getByRole("button", { name: "后面的行" }).click();
    await page.getByRole("button", { name: "后面的行" }).click();
    await page.getByLabel("分值，第 240 行").fill("99");
    await page.getByRole("button", { name: "前面的行" }).click();
    await page.getByRole("button", { name: "前面的行" }).click();
    await page.getByRole("button", { name: "提交" }).click();
    await page.getByRole("button", { name: "工作明细 · 第 240 行 · 分值" }).click();
    expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe(
      "分值，第 240 行",
    );
  });
});

describe("what is typed", () => {
  it("takes unseen characters out of a paste, says so, and keeps the rest", async () => {
    await using opened = await open("backup=unseen");
    const { page } = opened;
    await page.getByLabel("备注").fill("合格\u202Etxt.exe\u0007，完");
    await page.getByText("已去掉 2 个看不见的控制字符").waitFor();
    expect(await page.getByLabel("备注").inputValue()).toBe("合格txt.exe，完");
    await expect.poll(() => page.evaluate(() => window.draft.saved.at(-1)?.备注)).toBe("合格txt.exe，完");
  });

  it("is never cut off: a text that is too long is kept and told", async () => {
    await using opened = await open("backup=long");
    const { page } = opened;
    await page.getByLabel("备注").fill("长".repeat(301));
    await page.getByLabel("备注").blur();
    await page.locator("[data-path='/备注'] .dh-error").getByText("最多 300 个字").waitFor();
    expect((await page.getByLabel("备注").inputValue()).length).toBe(301);
  });

  it("shows what was entered earlier where the field no longer takes it", async () => {
    await using opened = await open("stale=1&backup=stale");
    const { page } = opened;
    await page.getByText("“驾驶员”不在现有选项中").waitFor();
    await page.getByLabel("岗位").selectOption({ label: "外勤" });
    await expect.poll(() => page.getByText("驾驶员").count()).toBe(0);
  });

  it("costs no drawing of other fields: a key changes nothing but its own input", async () => {
    await using opened = await openPage(harness, "part=fill&fields=300&backup=drawing");
    const { page } = opened;
    await page.getByLabel("字段 5", { exact: true }).focus();
    await page.waitForTimeout(1_500);
    await page.evaluate(() => {
      const seen: string[] = [];
      Reflect.set(window, "seen", seen);
      const root = document.querySelector(".dh-fill-main");
      if (root === null) throw new Error("there is no form");
      new MutationObserver((records) => {
        for (const { target } of records) {
          const isSaving = (target.parentElement ?? root).closest(".dh-autosave") !== null;
          if (target !== document.activeElement && !isSaving) seen.push(target.nodeName);
        }
      }).observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
    });
    await page.keyboard.type("字字字", { delay: 50 });
    expect(await page.evaluate(() => Reflect.get(window, "seen"))).toEqual([]);
  });
});

describe("a browser that comes back when the cycle has closed", () => {
  it("is told so, keeps what was typed, and gives it out as a file, also when it is opened again", async () => {
    await using opened = await open("backup=closed");
    const { page } = opened;
    await page.evaluate(() => {
      window.draft.next = "fail";
    });
    await page.getByLabel("备注").fill("离线时写的");
    await page.locator(".dh-pill[data-state=offline]").waitFor();
    await page.evaluate(() => {
      window.draft.next = "closed";
      window.dispatchEvent(new Event("online"));
    });
    const pill = page.locator(".dh-pill[data-state=closed]");
    await pill.getByText("周期已于今天结束").waitFor();
    expect(await page.getByLabel("备注").inputValue()).toBe("离线时写的");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      pill.getByRole("button", { name: "下载填写的内容" }).click(),
    ]);
    expect(await readFile(await download.path(), "utf8")).toBe("\uFEFF备注：离线时写的\n");
    await page.goto(`${harness.address}?part=fill&form=register&backup=closed&readOnly=1`);
    await page.getByText("没有交上去的内容").waitFor();
    await page.getByRole("button", { name: "不要这些内容" }).click();
    await page.getByText("没有交上去的内容").waitFor({ state: "detached" });
    await page.reload();
    await page.locator(".dh-section").first().waitFor();
    await page.waitForTimeout(300);
    expect(await page.getByText("没有交上去的内容").count()).toBe(0);
  });
});

describe("files", () => {
  const pdf = (name: string, size = 500) => ({
    name,
    mimeType: "application/pdf",
    buffer: Buffer.alloc(size, "a"),
  });
  const proof = "[data-path='/证明']";

  it("refuses a wrong kind, an empty and a too large file before sending anything", async () => {
    await using opened = await open("backup=refuse");
    const { page } = opened;
    const input = page.locator(`${proof} input[type=file]`);
    await input.setInputFiles({ name: "表.zip", mimeType: "application/zip", buffer: Buffer.from("zip") });
    await page.locator(proof).getByText("文件类型不符，只接受 PDF").waitFor();
    await input.setInputFiles(pdf("大.pdf", 5_000));
    await page.locator(proof).getByText("文件 4.9 KB，超过上限 2 KB").waitFor();
    await input.setInputFiles(pdf("空.pdf", 0));
    await page.locator(proof).getByText("这是一个空文件").waitFor();
    expect(await page.evaluate(() => window.files.stored)).toEqual([]);
  });

  it("can be tried again after a failure, and taken away", async () => {
    await using opened = await open("backup=retry");
    const { page } = opened;
    await page.evaluate(() => {
      window.files.next = "fail";
    });
    await page.locator(`${proof} input[type=file]`).setInputFiles(pdf("证明.pdf"));
    await page.locator(proof).getByText("“证明.pdf”上传失败：网络中断").waitFor();
    await page.evaluate(() => {
      window.files.next = "store";
    });
    await page.locator(proof).getByRole("button", { name: "重试" }).click();
    await page.locator(proof).getByText("500 B").waitFor();
    await expect
      .poll(() => page.evaluate(() => window.draft.saved.at(-1)?.证明))
      .toMatchObject({ name: "证明.pdf", size: 500 });
    await page.locator(proof).getByRole("button", { name: "移除" }).click();
    await expect.poll(() => page.locator(proof).getByText("500 B").count()).toBe(0);
  });

  it("shows how far it is, and stops when told to", async () => {
    await using opened = await open("backup=progress");
    const { page } = opened;
    await page.evaluate(() => {
      window.files.next = "wait";
    });
    await page.locator(`${proof} input[type=file]`).setInputFiles(pdf("证明.pdf"));
    await expect.poll(() => page.locator(`${proof} progress`).getAttribute("value")).toBe("40");
    await page.locator(proof).getByRole("button", { name: "取消上传" }).click();
    await page.locator(proof).getByRole("button", { name: "选择文件" }).waitFor();
    expect(await page.evaluate(() => window.files.stored)).toEqual([]);
  });

  it("collects the evidence that a field asks for", async () => {
    await using opened = await open("backup=evidence");
    const { page } = opened;
    const field = page.locator("[data-path='/办件数']");
    await field.getByText("须附佐证材料：业务系统截图").waitFor();
    await page.getByRole("textbox", { name: "办件数" }).fill("3");
    await page.getByRole("button", { name: "提交" }).click();
    await page.locator(".dh-summary").getByText("还没有附上“业务系统截图”").waitFor();
    await field.locator("input[type=file]").setInputFiles(pdf("截图.pdf"));
    await field.getByText("截图.pdf").waitFor();
    expect(await page.getByText("还没有附上").count()).toBe(0);
    await field.getByRole("button", { name: "移除“截图.pdf”" }).click();
    await expect.poll(() => field.getByText("截图.pdf").count()).toBe(0);
    const several = [pdf("一.pdf"), { ...pdf("二.exe"), mimeType: "application/x-dosexec" }, pdf("三.pdf")];
    await field.locator("input[type=file]").setInputFiles(several);
    await field.getByText("三.pdf").waitFor();
    expect(await field.getByRole("alert").textContent()).toContain("“二.exe”");
    expect(await field.locator("li").count()).toBe(2);
  });
});

describe("reading and printing", () => {
  it("prints all pages as a ruled sheet without inputs, whatever page is open", async () => {
    await using opened = await openPage(harness, "part=fill&sample=1&backup=print");
    const { page } = opened;
    await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
    await page.emulateMedia({ media: "print" });
    const sheet = page.locator(".dh-printed");
    expect(await sheet.textContent()).toContain("破获专案");
    expect(await page.locator(".dh-print-head").textContent()).toBe(
      "民警季度考核表单位某派出所姓名某民警周期2026-Q3打印时间2026年9月30日 09:05",
    );
    expect(
      await page.locator("input:visible, select:visible, textarea:visible, button:visible").count(),
    ).toBe(0);
    await page.emulateMedia({ media: "screen" });
    await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
    await expect.poll(() => sheet.count()).toBe(0);
    await page.getByLabel("姓名").waitFor();
  });

  it("of a form without answers prints boxes to tick, lines to write on, and tables with empty rows", async () => {
    await using opened = await openPage(harness, "part=fill&backup=blank");
    const { page } = opened;
    await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
    await page.emulateMedia({ media: "print" });
    const value = (title: string) =>
      page.locator(".dh-printed .dh-value").filter({ has: page.locator("dt", { hasText: title }) });
    expect(await value("警种").locator(".dh-to-tick li").allTextContents()).toEqual([
      "巡逻防控",
      "交通管理",
      "派出所",
    ]);
    expect(await value("警号").locator(".dh-to-write:visible").count()).toBe(1);
    expect(await value("季度小结").locator(".dh-to-write > span").count()).toBeGreaterThan(1);
    const rows = value("加分事项").locator("tbody tr");
    expect(await rows.count()).toBeGreaterThan(2);
    expect(await rows.first().locator(".dh-to-tick li").allTextContents()).toEqual(["重点", "一般"]);
    await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  });

  it.each([
    ["200 % zoom of a laptop", "part=fill&sample=1", 720, 450],
    ["a phone", "part=fill&form=register&rows=3", 390, 844],
    ["a small phone", "part=fill&fields=60", 320, 640],
  ])("needs no sideways scrolling: %s", async (_, query, width, height) => {
    await using opened = await openPage(harness, `${query}&backup=width`, { width, height });
    await opened.page.waitForTimeout(300);
    expect(await opened.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
});

describe("screen readers", () => {
  it.each([
    "part=fill&form=register&rows=3&stale=1&backup=axe1",
    "part=fill&form=register&rows=150&locale=en&backup=axe2",
    "part=fill&fields=200&backup=axe3",
    "part=fill&form=register&rows=2&readOnly=1&backup=axe4",
  ])("find nothing serious to complain about: %s", async (query) => {
    await using opened = await openPage(harness, query);
    const { page } = opened;
    if (!query.includes("readOnly")) await page.locator(".dh-submit .dh-primary").click();
    await page.waitForTimeout(300);
    expect(await seriousFindings(page)).toEqual([]);
  });
});
