import { expect, test } from "vitest";
import { folderCycles } from "./folder-cycles.mjs";

/** A report of dependency-cruiser of `file → file` in `apps/console/src`. */
function report(...imports: readonly (readonly [from: string, to: string])[]) {
  return imports.map(([from, to]) => ({
    source: `apps/console/src/${from}`,
    dependencies: [{ resolved: `apps/console/src/${to}` }],
  }));
}

const circlesIn = (modules: ReturnType<typeof report>, known: readonly string[] = []) =>
  folderCycles(modules, known).circles.map((circle) => circle.map(({ from, to }) => `${from} → ${to}`));

test("folders that only point one way are no circle", () => {
  expect(circlesIn(report(["forms/a.ts", "ui/b.ts"], ["library/c.ts", "forms/a.ts"]))).toEqual([]);
});

test("two folders that import one another are a circle, though no two files do", () => {
  expect(circlesIn(report(["forms/a.ts", "library/b.ts"], ["library/c.ts", "forms/d.ts"]))).toEqual([
    ["forms → library", "library → forms"],
  ]);
});

test("a circle over a third folder is told by its shortest way, with files that show it", () => {
  const modules = report(
    ["forms/a.ts", "ui/deep/b.ts"],
    ["ui/b.ts", "drafts/c.ts"],
    ["drafts/c.ts", "forms/d.ts"],
    ["home/e.ts", "forms/a.ts"],
  );
  expect(circlesIn(modules)).toEqual([["forms → ui", "ui → drafts", "drafts → forms"]]);
  expect(folderCycles(modules, []).circles[0]?.[0]?.example).toBe(
    "apps/console/src/forms/a.ts → apps/console/src/ui/deep/b.ts",
  );
});

test("a file that stands by itself in src is a unit of its own", () => {
  expect(circlesIn(report(["index.ts", "checking/a.ts"], ["checking/a.ts", "api.ts"]))).toEqual([]);
  expect(circlesIn(report(["api.ts", "checking/a.ts"], ["checking/b.ts", "api.ts"]))).toHaveLength(1);
});

test("a router is a door: it is no part of the folder that it opens", () => {
  expect(circlesIn(report(["audit/router.ts", "rpc/a.ts"], ["rpc/b.ts", "audit/c.ts"]))).toEqual([]);
  expect(circlesIn(report(["audit/deep/router.ts", "rpc/a.ts"], ["rpc/b.ts", "audit/c.ts"]))).toHaveLength(1);
});

test("imports of another app or package close no circle of folders", () => {
  const back = {
    source: "apps/server/src/ui/a.ts",
    dependencies: [{ resolved: "apps/server/src/forms/b.ts" }],
  };
  expect(circlesIn([...report(["forms/a.ts", "ui/b.ts"]), back])).toEqual([]);
});

test("what is known is not told; what is left of a tangle is", () => {
  const modules = report(["forms/a.ts", "ui/b.ts"], ["ui/b.ts", "forms/c.ts"], ["ui/d.ts", "i18n/e.ts"]);
  expect(circlesIn(modules, ["apps/console: ui → forms"])).toEqual([]);
  const more = [...modules, ...report(["i18n/e.ts", "ui/d.ts"])];
  expect(circlesIn(more, ["apps/console: ui → forms"])).toEqual([["ui → i18n", "i18n → ui"]]);
});

test("a known import that closes no circle any more must be taken off the list", () => {
  const modules = report(["forms/a.ts", "ui/b.ts"]);
  const known = ["apps/console: ui → forms", "apps/console: forms → ui"];
  expect(folderCycles(modules, known).mended).toEqual(known);
});
