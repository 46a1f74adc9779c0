import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { supportPage, supportPagePath } from "./support-page.ts";

test("docs/embedded-database.md is what the tables say (else: npm run docs -w @duheng/embedded-mongo)", () => {
  expect(readFileSync(supportPagePath, "utf8")).toBe(supportPage());
});
