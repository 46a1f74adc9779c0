import type { Browser, CDPSession, Page } from "playwright-core";
import { drivingField, typedField } from "../form/bench-form.ts";
import { type Stroke, typeKeys } from "./type-keys.ts";

/** One opening of one page. Milliseconds of script per key stroke, one number per stroke. */
export interface Measures {
  /** From mount() to the first painted input, milliseconds. */
  readonly firstField: number;
  readonly fast: readonly Stroke[];
  readonly slow: readonly Stroke[];
  /** In the field that 20 computed fields hang on, at the fast pace. */
  readonly driving: readonly Stroke[];
  /** Elements of the document once all is drawn. */
  readonly nodes: number;
  /** Used heap after a garbage collection, bytes. */
  readonly heap: number;
}

export interface Strokes {
  readonly fast: number;
  readonly slow: number;
  readonly driving: number;
}

/** Opens the page in a fresh context, draws the form of that size, types, and measures. */
export async function measurePage(
  browser: Browser,
  address: string,
  size: number,
  strokes: Strokes,
): Promise<Measures> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    await page.goto(address, { waitUntil: "load" });
    const devtools = await context.newCDPSession(page);
    await devtools.send("Performance.enable");
    await page.waitForTimeout(100);
    const firstField = await page.evaluate((count) => window.bench.mount(count), size);
    await settled(page, devtools);
    const nodes = await page.evaluate(() => document.getElementsByTagName("*").length);
    const heap = await usedHeap(devtools);
    await focus(page, typedField.value);
    await typeKeys(devtools, "abcdef", 120, 6);
    const fast = await typeKeys(devtools, letters, 120, strokes.fast);
    const slow = await typeKeys(devtools, letters, 500, strokes.slow);
    await focus(page, String(drivingField.value));
    await typeKeys(devtools, "\b2\b3", 120, 4);
    const driving = await typeKeys(devtools, "\b4\b5\b6\b7", 120, strokes.driving);
    return { firstField, fast, slow, driving, nodes, heap };
  } finally {
    await context.close();
  }
}

const letters = "measuring what a key costs ";

/** Waits until nothing has been drawn or run for a while: forms may mount in slices. */
async function settled(page: Page, devtools: CDPSession): Promise<void> {
  const busy = async () => {
    const { metrics } = await devtools.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "ScriptDuration")?.value ?? 0;
  };
  let before = await busy();
  for (let quiet = 0, waits = 0; quiet < 3 && waits < 40; waits += 1) {
    await page.waitForTimeout(250);
    const now = await busy();
    quiet = now - before < 0.002 ? quiet + 1 : 0;
    before = now;
  }
}

async function usedHeap(devtools: CDPSession): Promise<number> {
  await devtools.send("HeapProfiler.collectGarbage");
  await devtools.send("HeapProfiler.collectGarbage");
  return (await devtools.send("Runtime.getHeapUsage")).usedSize;
}

/** Puts the caret behind the last letter of the first input that holds the value. */
async function focus(page: Page, value: string): Promise<void> {
  await page.evaluate((wanted) => {
    const input = [...document.querySelectorAll("input")].find((each) => each.value === wanted);
    if (input === undefined) throw new Error(`no input holds ${wanted}`);
    input.scrollIntoView({ block: "center" });
    input.focus();
    if (input.type === "text") input.setSelectionRange(input.value.length, input.value.length);
  }, value);
  await page.waitForTimeout(400);
}
