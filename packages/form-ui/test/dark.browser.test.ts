import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPage, seriousFindings } from "./harness/open-page.ts";
import { type Harness, serveHarness } from "./harness/serve.ts";

let harness: Harness;
beforeAll(async () => {
  harness = await serveHarness();
});
afterAll(async () => {
  await harness[Symbol.asyncDispose]();
});

describe("every part has enough contrast, light and dark", () => {
  it.each([
    "part=fill&sample=1&backup=dark1&dark=1",
    "part=fill&form=register&rows=3&stale=1&backup=dark2&dark=1",
    "part=fill&form=kinds&stale=1&backup=dark3",
    "part=fill&form=kinds&stale=1&backup=dark4&dark=1",
    "part=filled&dark=1",
    "part=filled&form=kinds",
    "part=filled&form=kinds&dark=1",
    "part=difference&dark=1",
    "part=editor&dark=1",
    "part=design&dark=1",
    "part=table&dark=1",
  ])("%s", async (query) => {
    await using opened = await openPage(harness, query);
    const { page } = opened;
    await page.waitForTimeout(500);
    expect(await seriousFindings(page)).toEqual([]);
  });
});
