import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { designMessages } from "../src/design/design-messages.ts";
import { importMessages } from "../src/design/import/view/import-messages.ts";
import { tableMessages } from "../src/design/table/table-messages.ts";
import { fillMessages } from "../src/fill/fill-messages.ts";
import { sentence } from "../src/shared/messages.ts";

const roots = [join(import.meta.dirname, "../src"), join(import.meta.dirname, "../../../apps/console/src")];
const files = roots.flatMap((root) =>
  readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((name) => /(?:^|[-/])messages\.ts$/.test(name) && !name.endsWith("shared/messages.ts"))
    .map((name) => join(root, name)),
);

it("there are message files", () => expect(files.length).toBeGreaterThan(12));

describe.each(files.map((file) => [file.slice(file.indexOf("src/")), file] as const))("%s", (_, file) => {
  it("says the same in both languages, each in its own punctuation (a full-width plus sign is drawn as a symbol)", async () => {
    const tables = Object.values<unknown>(await import(file)).filter(isTable);
    expect(tables.length).toBeGreaterThan(0);
    for (const { zh, en } of tables) {
      expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
      for (const [key, text] of Object.entries(en)) {
        expect(/[\u3000-\u303f\uff01-\uff0a\uff0c-\uffef]/.test(text), `${key}: ${text}`).toBe(false);
        expect(placeholders(text), key).toEqual(placeholders(zh[key] ?? ""));
      }
    }
  });
});

describe("English of one and of many", () => {
  it.each<[string, string, string]>([
    [
      sentence(fillMessages, "en", "pasteUnread", { cells: 1 }),
      sentence(fillMessages, "en", "pasteUnread", { cells: 2 }),
      "1 cell could not be read and is kept as it was: please check it. | 2 cells could not be read and are kept as they were: please check them.",
    ],
    [
      sentence(fillMessages, "en", "pasteConverted", { cells: 1 }),
      sentence(fillMessages, "en", "pasteConverted", { cells: 2 }),
      "1 cell with 万, 亿 and the like was written out in full: please check it. | 2 cells with 万, 亿 and the like were written out in full: please check them.",
    ],
    [
      sentence(fillMessages, "en", "pasteLeftOut", { rows: 1 }),
      sentence(fillMessages, "en", "pasteLeftOut", { rows: 2 }),
      "1 more had no room and was not pasted. | 2 more had no room and were not pasted.",
    ],
    [
      sentence(tableMessages, "en", "pastedKept", { count: 1 }),
      sentence(tableMessages, "en", "pastedKept", { count: 2 }),
      "; 1 cell was not understood and stays as it was typed | ; 2 cells were not understood and stay as they were typed",
    ],
    [
      sentence(tableMessages, "en", "pastedRefused", { count: 1, message: "no" }),
      sentence(tableMessages, "en", "pastedRefused", { count: 2, message: "no" }),
      "; 1 cell stays as it was (no) | ; 2 cells stay as they were (no)",
    ],
    [
      sentence(importMessages, "en", "makeForm", { count: 1 }),
      sentence(importMessages, "en", "makeForm", { count: 2 }),
      "Make the form with 1 indicator | Make the form with 2 indicators",
    ],
    [
      sentence(designMessages, "en", "lockedPartHint", { titles: "L", count: 1 }),
      sentence(designMessages, "en", "lockedPartHint", { titles: "L, M", count: 2 }),
      "The locked indicator L uses this: it stays as the template has it. | The locked indicators L, M use this: it stays as the template has it.",
    ],
  ])("%s", (one, many, both) => {
    expect(`${one} | ${many}`).toBe(both);
  });
});

function placeholders(text: string): string[] {
  return [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name))].sort();
}

interface Table {
  readonly zh: Readonly<Record<string, string>>;
  readonly en: Readonly<Record<string, string>>;
}

function isTable(value: unknown): value is Table {
  return typeof value === "object" && value !== null && "zh" in value && "en" in value;
}
