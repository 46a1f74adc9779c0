import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

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
