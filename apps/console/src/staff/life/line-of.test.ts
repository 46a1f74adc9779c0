import { expect, it } from "vitest";
import { lineOf } from "./line-of.ts";
import type { PersonFile } from "./queries.ts";

const file = (over: object): PersonFile => ({
  ...({ person: { statuses: [] }, events: [], papers: [], cycles: new Map() } as unknown as PersonFile),
  ...over,
});

it("puts what happened, what lasts and cycles into one line, the latest first", () => {
  const line = lineOf(
    file({
      person: { joinedOn: "2020-01-01", statuses: [{ kind: "leave", from: "2026-05-01", to: "2026-06-01" }] },
      events: [
        { id: "e2", on: "2026-11-01", kind: "leaving", state: "planned" },
        { id: "e1", on: "2026-03-01", kind: "move", state: "done" },
      ],
      papers: [
        { id: "p1", cycleId: "c1", period: "2026-Q3" },
        { id: "p0", cycleId: "gone", period: "2025-Q4" },
      ],
      cycles: new Map([["c1", { title: "三季度", endsOn: "2026-09-30" }]]),
    }),
  );
  expect(line.map(({ kind, on, key }) => [kind, on, key])).toEqual([
    ["event", "2026-11-01", "e2"],
    ["paper", "2026-09-30", "p1"],
    ["status", "2026-05-01", "leave-2026-05-01"],
    ["event", "2026-03-01", "e1"],
    ["entry", "2020-01-01", "entry"],
    ["paper", "", "p0"],
  ]);
  expect(line[1]).toMatchObject({ cycle: "三季度" });
});

it("is empty where nothing is known", () => {
  expect(lineOf(file({}))).toEqual([]);
});
