import type { CDPSession } from "playwright-core";

/** What one key stroke cost the main thread until the next one, milliseconds. */
export interface Stroke {
  readonly script: number;
  /** Script, style, layout and paint preparation together. */
  readonly task: number;
}

/**
 * Types into whatever has the focus, one key each `pace` milliseconds, going round `text` until `count` keys are typed
 * (`\b` is Backspace). What a key sets off later, but before the next key, counts as that key's.
 */
export async function typeKeys(
  devtools: CDPSession,
  text: string,
  pace: number,
  count: number,
): Promise<Stroke[]> {
  const strokes: Stroke[] = [];
  let before = await spent(devtools);
  for (let index = 0; index < count; index += 1) {
    await press(devtools, text[index % text.length] ?? "a");
    await new Promise((resolve) => setTimeout(resolve, pace));
    const after = await spent(devtools);
    strokes.push({ script: after.script - before.script, task: after.task - before.task });
    before = after;
  }
  return strokes;
}

async function press(devtools: CDPSession, letter: string): Promise<void> {
  const key =
    letter === "\b"
      ? { key: "Backspace", code: "Backspace", windowsVirtualKeyCode: 8 }
      : { key: letter, text: letter };
  await devtools.send("Input.dispatchKeyEvent", { type: "keyDown", ...key });
  await devtools.send("Input.dispatchKeyEvent", { type: "keyUp", ...key });
}

async function spent(devtools: CDPSession): Promise<Stroke> {
  const { metrics } = await devtools.send("Performance.getMetrics");
  const seconds = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN;
  return { script: seconds("ScriptDuration") * 1000, task: seconds("TaskDuration") * 1000 };
}
