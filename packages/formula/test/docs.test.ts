import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { docsText } from "../scripts/docs-text.ts";

test("docs/formula.md is what the tables say (else: npm run docs -w @duheng/formula)", async () => {
  expect(await readFile(join(import.meta.dirname, "../../../docs/formula.md"), "utf8")).toBe(docsText());
});
