import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { planSheet, said, sheetOf } from "./read-sheet.ts";

/**
 * Sheets as offices write them, with what is meant by them. A case is `=== name merges`, the cells parted by `|` (`\n`
 * a line break within one), `---`, and what `said` gives; then, where they matter, `Σ total stated group:stated…` and
 * `D` with the descriptions.
 */
describe.each(["columns", "groups", "structure", "beside", "offices"])("sheets: %s", (theme) => {
  const text = readFileSync(join(import.meta.dirname, `fixtures/sheets/${theme}.txt`), "utf8");
  it.each(text.split(/^=== /m).slice(1).map(parse))("$name", ({ sheet, expected }) => {
    const plan = planSheet(sheet);
    const { total, stated, groups } = plan.sums;
    const sums = groups.map(
      (each) => `${each.group.title}:${each.stated ?? "-"}${each.group.weight === undefined ? "" : "w"}`,
    );
    const descriptions = plan.form.indicators.map(({ description = "-" }) =>
      description.replaceAll("\n", "/"),
    );
    const more: Readonly<Record<string, string>> = {
      Σ: ["Σ", total, stated ?? "-", ...sums].join(" "),
      D: `D ${descriptions.join(" || ")}`,
    };
    const told = expected.flatMap((line) => more[/^(Σ|D) /.exec(line)?.[1] ?? ""] ?? []);
    expect([...said(plan), ...told]).toEqual(expected);
  });
});

function parse(part: string) {
  const [head = "", ...lines] = part.trimEnd().split("\n");
  const [name = "", ...merges] = head.trim().split(/\s+/);
  const at = lines.indexOf("---");
  // A line break within a cell would end the row before it is one.
  const sheet = sheetOf(lines.slice(0, at).join("\n").replaceAll("\\n", "␤"), ...merges);
  const rows = sheet.rows.map((row) => row.map((cell) => cell.replaceAll("␤", "\n")));
  return { name, sheet: { ...sheet, rows }, expected: lines.slice(at + 1).filter((line) => line !== "") };
}
