import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPage, seriousFindings } from "../harness/open-page.ts";
import { type Harness, serveHarness } from "../harness/serve.ts";

let harness: Harness;
beforeAll(async () => {
  harness = await serveHarness();
});
afterAll(async () => harness[Symbol.asyncDispose]());

const shown = (page: Page) =>
  page.evaluate(() =>
    window.designed.layout?.pages.flatMap(({ sections }) =>
      sections.map(({ id, items }) => `${id}: ${items.map(({ field }) => field).join(" ")}`),
    ),
  );
const field = (page: Page, key: string) => page.locator(`.dh-preview .dh-field[data-path="/${key}"]`);

/** Takes hold of the handle that stands at the part under the pointer and moves it to a place, without letting go. */
async function dragTo(page: Page, x: number, y: number) {
  await page.locator(".dh-live-handle").hover();
  await page.mouse.down();
  await page.mouse.move(x + 4, y + 30, { steps: 4 });
  await page.mouse.move(x, y, { steps: 4 });
}

describe("parts of the live form", () => {
  it("are selected by a click and moved by their handle between sections and pages, each one step of undo", async () => {
    await using opened = await openPage(harness, "part=design");
    const { page } = opened;
    page.setDefaultTimeout(8000);
    await field(page, "警号").locator(".dh-label").click();
    expect(await page.locator("[data-attribute='title'] input").inputValue()).toBe("警号");
    await page.locator(".dh-live-chosen").waitFor();
    expect(await seriousFindings(page)).toEqual([]);

    const target = await field(page, "受理数").boundingBox();
    if (target === null) throw new Error("the live form shows no such field");
    await field(page, "警号").hover();
    await dragTo(page, target.x + 8, target.y + 20);
    await page.locator(".dh-live-line").waitFor();
    await page.mouse.up();
    await expect.poll(() => shown(page)).toContain("s-cases: 警号 受理数 办结数 办结率 小结");

    await field(page, "姓名").hover();
    const tab = await page.locator(".dh-preview .dh-page").nth(1).boundingBox();
    if (tab === null) throw new Error("there is no second page");
    await dragTo(page, tab.x + 20, tab.y + 15);
    await field(page, "违纪次数").waitFor();
    const box = await field(page, "违纪次数").boundingBox();
    if (box === null) throw new Error("the second page shows no such field");
    await page.mouse.move(box.x + 8, box.y + 20, { steps: 4 });
    await page.locator(".dh-live-line").waitFor();
    await page.mouse.up();
    await expect.poll(() => shown(page)).toContain("s-discipline: 姓名 违纪次数 联系方式");

    await page.getByRole("button", { name: "撤销" }).click();
    await page.getByRole("button", { name: "撤销" }).click();
    await expect.poll(() => shown(page)).toContain("s-person: 姓名 警号 警种");
  });

  it("sections are moved by their handle; keys move what has the focus, which stays, and say where it is", async () => {
    await using opened = await openPage(harness, "part=design");
    const { page } = opened;
    page.setDefaultTimeout(8000);
    const first = await page.locator(".dh-preview .dh-section").nth(0).boundingBox();
    if (first === null) throw new Error("the live form shows no section");
    await page.locator(".dh-preview .dh-section-title").nth(1).click();
    await dragTo(page, first.x + 40, first.y + 8);
    await page.mouse.up();
    await expect.poll(async () => (await shown(page))?.[0]).toMatch(/^s-cases/);

    await field(page, "姓名").locator("input").focus();
    await page.keyboard.press("Alt+ArrowDown");
    await expect.poll(() => shown(page)).toContain("s-person: 警号 姓名 警种");
    await page.getByText("“姓名”已移到“基本信息”第 2 个").waitFor();
    const focused = () =>
      page.evaluate(() => document.activeElement?.closest("[data-path]")?.getAttribute("data-path"));
    await expect.poll(focused).toBe("/姓名");
    await page.locator(".dh-live-handle").focus();
    await page.keyboard.press("Alt+ArrowUp");
    await page.keyboard.press("Alt+ArrowUp");
    await expect.poll(() => shown(page)).toContain("s-cases: 受理数 办结数 办结率 小结 姓名");
    expect(await page.evaluate(() => document.activeElement?.className)).toBe("dh-live-handle");
  });
});
