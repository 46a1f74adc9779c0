import { setTimeout as turn } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterEach, expect, it, vi } from "vitest";
import { openKept } from "./kept-papers.ts";

afterEach(() => vi.unstubAllGlobals());

/** Tells of what its module holds, so that a test may ask whether it is still there. */
const tellingModule = (name: string, characters = 0) => `
export const hasPatterns = false;
export const hash = "${name}";
export function createPaper() {
  toldPapers.set("${name}", new WeakRef(createPaper));
  return { score: () => createPaper };
}
//${"x".repeat(characters)}
`;

const open = (name: string, characters?: number) =>
  openKept({ paperHash: name, module: tellingModule(name, characters) });

async function collected(): Promise<string[]> {
  setFlagsFromString("--expose-gc");
  const collect: () => void = runInNewContext("gc");
  for (let round = 0; round < 3; round += 1) {
    // What a WeakRef gave stays until the turn is over.
    await turn(5);
    collect();
  }
  return [...told].filter(([, module]) => module.deref() === undefined).map(([name]) => name);
}

let told = new Map<string, WeakRef<object>>();
function listen(): void {
  told = new Map();
  vi.stubGlobal("toldPapers", told);
}

it("a paper that made room is collected with its module; one that is needed stays", async () => {
  listen();
  for (let number = 0; number < 150; number += 1) {
    await open(`count-${number}`);
    await open("count-0");
  }
  const gone = await collected();
  expect(gone).not.toContain("count-0");
  expect(gone).not.toContain("count-149");
  expect(gone.length).toBe(50);
});

it("large papers make room for each other sooner", async () => {
  listen();
  for (let number = 0; number < 6; number += 1) await open(`large-${number}`, 5_000_000);
  expect(await collected()).toEqual(["large-0", "large-1", "large-2"]);
});
