import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPage } from "../harness/open-page.ts";
import { type Harness, serveHarness } from "../harness/serve.ts";

let harness: Harness;
beforeAll(async () => {
  harness = await serveHarness();
});
afterAll(async () => {
  await harness[Symbol.asyncDispose]();
});

/** A sum of some 2,000 characters over 200 fields. */
function longFormula(): string {
  const parts: string[] = [];
  for (let index = 0; parts.join(" + ").length < 1960; index += 1) {
    parts.push(`ROUND(MIN(30, 指标${index % 200} / 指标${(index * 7) % 200} * 30), 2)`);
  }
  return parts.join(" + ");
}

/**
 * Types keys and tells the processor time of the page's main thread for each, in milliseconds, other programs on the
 * machine left out: of script, and of all work (script, style, layout, painting), with everything that waits for a
 * pause in typing.
 */
async function type(page: Page, keys: string, delay: number): Promise<{ script: number; task: number }> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const spent = async (name: string) => {
    const { metrics } = await session.send("Performance.getMetrics");
    return (metrics.find((each) => each.name === name)?.value ?? 0) * 1000;
  };
  const before = { script: await spent("ScriptDuration"), task: await spent("TaskDuration") };
  await page.keyboard.type(keys, { delay });
  await page.waitForTimeout(800);
  return {
    script: ((await spent("ScriptDuration")) - before.script) / keys.length,
    task: ((await spent("TaskDuration")) - before.task) / keys.length,
  };
}

describe("typing into 2,000 characters over 200 fields", () => {
  it.each([
    ["a number", " + 12.25 * 3 - 0.5 * 17.75", 90],
    ["a name, with completion", " + zhibiao + ", 90],
    ["a mistake in the middle", " + 指标7 / ", 90],
  ])("%s costs little script per key stroke", async (what, keys, delay) => {
    const formula = longFormula();
    await using opened = await openPage(
      harness,
      `part=editor&fields=200&value=${encodeURIComponent(formula)}`,
    );
    const { page } = opened;
    await page.locator(".cm-content").focus();
    await page.keyboard.press("Control+End");
    await page.keyboard.press("x");
    await page.keyboard.press("Backspace");
    await page.waitForTimeout(1500);
    const cost = await type(page, keys, delay);
    const told = Object.entries(cost).map(([name, ms]) => `${name} ${ms.toFixed(2)}`);
    process.stdout.write(`${formula.length} characters, ${what}, ms per key: ${told.join(", ")}\n`);
    expect(cost.script).toBeGreaterThan(0);
    expect(cost.script).toBeLessThan(40);
    await expect.poll(() => page.locator("#value").textContent()).toContain(keys.trim().slice(0, 5));
  });
});
