import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { inTenant } from "../../server/src/database/scope.ts";
import { staff } from "../../server/src/staff/model.ts";
import { seriousFindings } from "./accessibility.ts";
import { type Platform, startPlatform } from "./platform.ts";

/** Units are merged in the console: chosen, looked at, done, and seen in the old unit and the new one. */
let platform: Platform;

beforeAll(async () => {
  platform = await startPlatform();
});
afterEach(async ({ task }) => {
  if (task.result?.state === "fail") await platform.photograph("reorganisations");
});
afterAll(() => platform[Symbol.asyncDispose]());

it("two units become a new one, a department under another name, and the old one says where it went", async () => {
  const page = await platform.signIn("sys-admin");
  await page.goto(`${platform.url}/tenants`);
  await page.getByRole("link", { name: "合并与拆分" }).click();
  await page.getByText("还没有办理过合并或拆分").waitFor();
  await page.getByRole("link", { name: "合并单位" }).click();
  await page.getByRole("heading", { level: 1, name: "合并单位" }).waitFor();
  const sources = page.getByRole("combobox", { name: "要并入的单位" });
  for (const name of ["海拉尔区教育局", "海拉尔区卫生健康委员会"]) {
    await sources.fill(name);
    await page.getByRole("option", { name, exact: true }).click();
  }
  await page.keyboard.press("Escape");
  await page.getByRole("radio", { name: "新设单位" }).check();
  await page.getByRole("textbox", { name: "新单位名称" }).fill("海拉尔区教育和卫生局");
  const under = page.getByRole("combobox", { name: "新单位的上级" });
  await under.fill("海拉尔区");
  await page.getByRole("option", { name: "海拉尔区", exact: true }).click();
  await page.getByRole("button", { name: "查看预览" }).click();
  await page.getByText("没有妨碍，可以办理。").waitFor();
  const part = page.getByRole("region", { name: "海拉尔区教育局 → 海拉尔区教育和卫生局（新设）" });
  await part.getByText("基础教育股（").waitFor();
  await part.getByRole("combobox", { name: "基础教育股 在接收单位" }).press("Enter");
  await page.getByRole("option", { name: "改名新设…" }).press("Enter");
  await part.getByRole("textbox", { name: "新名称" }).fill("教育股");
  await part.getByRole("textbox", { name: "新名称" }).press("Enter");
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole("textbox", { name: "依据或事由" }).fill("机构改革方案");
  await page.getByRole("button", { name: "办理合并" }).click();
  await page.getByRole("dialog").getByText("原单位随即关闭，只能查看").waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "办理合并" }).click();
  await page.getByText(/^已办完：\d+ 人已划转，原单位已关闭，可以查看。$/).waitFor();
  expect(await seriousFindings(page)).toEqual([]);

  await page.goto(
    `${platform.url}/tenants?filter=${encodeURIComponent(JSON.stringify({ q: "海拉尔区教育" }))}`,
  );
  await page.getByText("已并入“海拉尔区教育和卫生局”").waitFor();
  const left = await inTenant("hailar-jy", () => staff.count({ state: "active" }));
  expect(left).toBe(0);
  expect(platform.pageErrors).toEqual([]);
});
