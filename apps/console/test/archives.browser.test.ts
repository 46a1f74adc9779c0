import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { cycles } from "../../server/src/cycles/model.ts";
import { inTenant } from "../../server/src/database/scope.ts";
import { sha256, unzip } from "../../server/test/unzip.ts";
import { seriousFindings } from "./accessibility.ts";
import { type Platform, startPlatform } from "./platform.ts";

/** A unit's archive and a cycle's report, from the page to the file on the disk. */
let platform: Platform;
beforeAll(async () => {
  platform = await startPlatform();
});
afterEach(async ({ task }) => {
  if (task.result?.state === "fail") await platform.photograph("archives");
});
afterAll(() => platform[Symbol.asyncDispose]());

/** With SHOTS a picture of what is tried is kept, for people to look at. */
async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env.SHOTS;
  if (folder === undefined) return;
  const { width = 0 } = page.viewportSize() ?? {};
  await page.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: false });
}

const phone = { width: 390, height: 844 };

it("an administrator asks for an archive, sees how far it is, downloads it, and what is in it is what its manifest says", async () => {
  const page = await platform.signIn("ga-admin");
  await page.getByRole("link", { name: "数据归档" }).click();
  await page.getByText("还没有归档").waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await shot(page, "archives-empty");
  await page.getByRole("button", { name: "申请归档" }).click();
  const link = page.getByRole("link", { name: "下载" });
  await shot(page, "archives-making");
  await link.waitFor();
  await page.getByText("已完成").waitFor();
  await page.getByText(/\d+ 条记录 · \d+ 个附件/).waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await shot(page, "archives-done");
  const told = await page.locator("code").textContent();
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  expect(download.suggestedFilename()).toMatch(/^呼伦贝尔市公安局-归档-\d{4}-\d\d-\d\d\.zip$/);
  const bytes = await readFile(await download.path());
  expect(sha256(bytes)).toBe(told);
  const files = await unzip(bytes);
  const manifest: { data: { path: string; sha256: string; records: number }[] } = JSON.parse(
    String(files.get("manifest.json")),
  );
  const staff = manifest.data.find(({ path }) => path === "数据/staff.ndjson");
  const content = files.get("数据/staff.ndjson") ?? Buffer.alloc(0);
  expect(staff).toMatchObject({ sha256: sha256(content) });
  expect(String(content).trimEnd().split("\n")).toHaveLength(staff?.records ?? 0);

  await page.getByRole("button", { name: "删除" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "删除" }).click();
  await page.getByText("还没有归档").waitFor();
});

it("the city asks for its own, on a phone too, and for no other", async () => {
  const page = await platform.signIn("city-admin", phone);
  await page.goto(`${platform.url}/archives`);
  await page.getByRole("button", { name: "申请归档" }).click();
  await page.getByRole("link", { name: "下载" }).waitFor();
  await page.getByRole("heading", { name: "呼伦贝尔市", exact: true }).waitFor();
  expect(await page.getByRole("combobox").count()).toBe(0);
  expect(await seriousFindings(page)).toEqual([]);
  await shot(page, "archives-done");
});

it("the report of a cycle is one workbook", async () => {
  const page = await platform.signIn("ga-admin");
  const [cycle] = await inTenant("hlbe-ga", () => cycles.find({ period: "2026-Q2" }));
  await page.goto(`${platform.url}/cycles/${cycle?.id}`);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "导出报告" }).click(),
  ]);
  await shot(page, "cycle-report");
  const files = await unzip(await readFile(await download.path()));
  expect(String(files.get("xl/workbook.xml"))).toContain("不定等次");
  expect(platform.pageErrors).toEqual([]);
});
