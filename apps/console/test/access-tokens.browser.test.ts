import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { PushAnswer } from "@duheng/contracts";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { inTenant } from "../../server/src/database/scope.ts";
import { datasets, datasetVersions } from "../../server/src/datasets/model.ts";
import { staff } from "../../server/src/staff/model.ts";
import { type Platform, startPlatform } from "./platform.ts";

/** A unit admin makes a token, a system pushes with it, and she ends it. */
let platform: Platform;
let page: Page;
let datasetId = "";
let token = "";
beforeAll(async () => {
  platform = await startPlatform();
  const dataset = await inTenant("hlbe-ga", () =>
    datasets.insert({
      ...{ key: "monitoring", title: "环境监测", subject: "person", isRepeated: false, state: "active" },
      columns: [
        { key: "validRate", title: "数据有效率", type: "number", unit: "%", minimum: 0, maximum: 100 },
        { key: "checkedOn", title: "质控日期", type: "day" },
      ],
    }),
  );
  datasetId = dataset.id;
  page = await platform.signIn("ga-admin");
});
afterEach(async ({ task }) => {
  if (task.result?.state === "fail") await platform.photograph("access-tokens");
});
afterAll(() => platform[Symbol.asyncDispose]());

/** Pictures for who looks at the pages, where they are asked for. */
async function picture(name: string): Promise<void> {
  const folder = process.env.PICTURES;
  if (folder === undefined) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

const isTooWide = () => document.documentElement.scrollWidth > window.innerWidth;

it("a token is made, and shown once with examples of the dataset", async () => {
  await page.goto(`${platform.url}/access-tokens`);
  await page.getByText("还没有令牌").waitFor();
  await page.getByRole("button", { name: "新建令牌" }).click();
  await page.getByLabel("名称", { exact: false }).fill("监测平台");
  await page.getByLabel("全部数据集，包括以后新建的").uncheck();
  await page.getByLabel("环境监测").check();
  await picture("make-wide");
  await page.getByRole("button", { name: "新建", exact: true }).click();
  await page.getByRole("heading", { name: "令牌“监测平台”已建好" }).waitFor();
  token = await page.getByRole("textbox", { name: "令牌", exact: true }).inputValue();
  expect(token).toMatch(/^dht_hlbe-ga\.[a-z0-9]+\.[A-Za-z0-9_-]{43}$/);
  const example = page.getByRole("dialog").getByRole("textbox", { name: "curl" });
  expect(await example.inputValue()).toContain(`${platform.url}/api/datasets/monitoring/`);
  await page.getByRole("button", { name: "Python" }).click();
  expect(await page.getByRole("textbox", { name: "Python" }).inputValue()).toContain('"validRate"');
  await page.getByRole("button", { name: "TypeScript" }).click();
  await picture("made-wide");
  await page.setViewportSize({ width: 390, height: 844 });
  await picture("made-narrow");
  expect(await page.evaluate(isTooWide)).toBe(false);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole("button", { name: "复制令牌" }).click();
  await page.getByText(/已复制$|文字已选中/).waitFor();
  await page.getByRole("button", { name: "已复制，关闭" }).click();
  await page.getByText("从未使用").waitFor();
  expect(await page.content()).not.toContain(token);
});

it("what is pushed with it is the next version, and stands among the imports", async () => {
  const [person] = await inTenant("hlbe-ga", () => staff.find({ state: "active" }, { limit: 1 }));
  const response = await fetch(`${platform.url}/api/datasets/monitoring/2026-Q3`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${token}`,
      "idempotency-key": "2026-Q3-001",
      "content-type": "application/json",
    },
    body: JSON.stringify([
      { number: person?.number, validRate: 97.5 },
      { number: "nobody", validRate: 1 },
    ]),
  });
  expect(response.status).toBe(202);
  const { importId, counts } = (await response.json()) as PushAnswer;
  expect(counts).toEqual({ changed: 1, unchanged: 0, gone: 0, refused: 1 });
  const versions = () => inTenant("hlbe-ga", () => datasetVersions.find({ datasetId, state: "current" }));
  await expect.poll(async () => (await versions()).length, { timeout: 20_000 }).toBe(1);
  expect((await versions())[0]?.source).toEqual({
    ...{ kind: "push", importId, by: "监测平台", name: "监测平台 2026-Q3-001" },
  });
  await page.reload();
  await page.getByText(/最近使用/).waitFor();
  await page.goto(`${platform.url}/imports/${importId}`);
  await page.getByRole("heading", { name: /监测平台 2026-Q3-001/ }).waitFor();
});

it("it is revoked, and pushes nothing more; on a narrow screen, too", async () => {
  await page.goto(`${platform.url}/access-tokens`);
  await page.getByText(/最近使用/).waitFor();
  await picture("list-wide");
  await page.setViewportSize({ width: 390, height: 844 });
  await picture("list-narrow");
  expect(await page.evaluate(isTooWide)).toBe(false);
  await page.getByRole("button", { name: "停用令牌“监测平台”" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "停用" }).click();
  await page.getByText("已失效").waitFor();
  await page.setViewportSize({ width: 1440, height: 900 });
  await picture("revoked-wide");
  const response = await fetch(`${platform.url}/api/datasets/pushes/any`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(response.status).toBe(401);
  expect(platform.pageErrors).toEqual([]);
  expect(platform.foreignRequests).toEqual([]);
});
