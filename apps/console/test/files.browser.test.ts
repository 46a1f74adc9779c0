import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { pdf, program } from "../../server/test/upload.ts";
import { seriousFindings } from "./accessibility.ts";
import { startEvidenceCycle } from "./evidence-cycle.ts";
import { type Platform, startPlatform } from "./platform.ts";

/** Evidence from the officer's desk to the leader's: uploaded, refused, moved with its row, handed in, opened. */
let platform: Platform;

beforeAll(async () => {
  platform = await startPlatform();
  await startEvidenceCycle(platform.url);
});
afterEach(async ({ task }) => {
  if (task.result?.state === "fail") await platform.photograph("files");
});
afterAll(() => platform[Symbol.asyncDispose]());

const file = (name: string, buffer = pdf) => ({ name, mimeType: "application/pdf", buffer });
const large = Buffer.concat([pdf, Buffer.alloc(1_500_000, "x")]);

it("an officer attaches evidence, sees it go up, and the leader opens it beside the answer", async () => {
  const page = await platform.signIn("officer");
  await page.goto(`${platform.url}/my`);
  await page.getByRole("link", { name: /办案质效考核表/ }).click();
  await page.getByRole("textbox", { name: "结案数" }).fill("12");
  const cases = page.locator("[data-path='/结案数']");
  const choose = cases.locator("input[type=file]");
  await cases.getByText("涉密文件不得上传").waitFor();

  await choose.setInputFiles(file("结案文书.pdf", program));
  await cases.getByRole("alert").getByText("不能上传“结案文书.pdf”：它实际是 exe 文件。").waitFor();
  expect(await cases.getByRole("button", { name: "重试" }).count()).toBe(0);

  await slowUploads(page, 600_000);
  await choose.setInputFiles(file("三季度 结案文书.pdf", large));
  await expect
    .poll(async () => Number(await cases.locator("progress").getAttribute("value")))
    .toBeGreaterThan(10);
  await cases.getByRole("link", { name: "三季度 结案文书.pdf" }).waitFor();
  await slowUploads(page, -1);

  await page.getByRole("radio", { name: "是" }).check();
  for (const [row, what, points] of [
    [1, "破获专案", "3"],
    [2, "帮扶", "1"],
  ] as const) {
    await page.getByRole("button", { name: "+ 添加一行" }).click();
    await page.getByLabel(`事项，第 ${row} 行`).fill(what);
    await page.getByRole("textbox", { name: `分值，第 ${row} 行` }).fill(points);
  }
  const cell = (row: number) => page.locator(`[data-path='/加分项/${row - 1}/分值']`);
  await cell(2).locator("input[type=file]").setInputFiles(file("照片.pdf"));
  await cell(2).getByRole("link", { name: "照片.pdf" }).waitFor();
  await page.getByRole("button", { name: "上移第 2 行" }).click();
  await cell(1).getByRole("link", { name: "照片.pdf" }).waitFor();
  await page.getByText(/已于 .* 保存/).waitFor();
  expect(await seriousFindings(page)).toEqual([]);

  await page.reload();
  await cell(1).getByRole("link", { name: "照片.pdf" }).waitFor();
  expect(await page.getByLabel("事项，第 1 行").inputValue()).toBe("帮扶");
  await page.getByRole("textbox", { name: "个人小结" }).fill("本季度办结案件十二起。");
  await page.getByRole("button", { name: "提交" }).click();
  await page.getByText("加分项 · 第 2 行 · 分值").waitFor();
  await cell(2).locator("input[type=file]").setInputFiles(file("通报.pdf"));
  await cell(2).getByRole("link", { name: "通报.pdf" }).waitFor();
  await page.getByRole("button", { name: "提交" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "提交" }).click();
  await page.getByText("待评鉴").waitFor();

  const leader = await platform.signIn("ga-leader");
  await leader.goto(`${platform.url}/review`);
  await leader
    .getByRole("row", { name: /执法勤务类/ })
    .getByRole("link", { name: "评鉴" })
    .click();
  await leader.getByText("附件未经病毒扫描").waitFor();
  const row = leader.getByRole("row", { name: /帮扶/ });
  const [download] = await Promise.all([
    leader.waitForEvent("download"),
    row.getByRole("link", { name: "照片.pdf" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("照片.pdf");
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  expect(Buffer.concat(chunks).equals(pdf)).toBe(true);
  expect(await seriousFindings(leader)).toEqual([]);
  expect(platform.foreignRequests).toEqual([]);
  expect(platform.pageErrors).toEqual([]);
});

/** Bytes per second that the page's uploads get; -1: as many as there are. */
async function slowUploads(page: Page, uploadThroughput: number): Promise<void> {
  const network = await page.context().newCDPSession(page);
  await network.send("Network.enable");
  await network.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput,
  });
}
