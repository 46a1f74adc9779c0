import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type EvidenceMap,
  followEvidence,
  followRows,
  matchRows,
  mergeEvidence,
  missingEvidence,
} from "../src/evidence/index.ts";
import { type AnswerMap, carryEvidence, type FileReference, prepareForm } from "../src/index.ts";
import { smallForm } from "./forms/small-form.ts";

const file = (id: string): FileReference => ({ id, name: `${id}.pdf`, size: 1, type: "application/pdf" });
const at = (paths: Record<string, string[]>) =>
  new Map(Object.entries(paths).map(([path, ids]) => [path, ids.map(file)]));
const paths = (map: ReadonlyMap<string, readonly FileReference[]>) =>
  Object.fromEntries([...map].map(([path, files]) => [path, files.map(({ id }) => id)]));

interface Row {
  readonly what: string;
  readonly points: number;
}
const row = (what: string, points = 1): Row => ({ what, points });

describe("rows are followed", () => {
  const [a, b, c] = [row("甲"), row("乙"), row("丙")];

  it.each<[string, readonly unknown[], readonly unknown[], number[]]>([
    ["that moved", [a, b, c], [c, a, b], [1, 2, 0]],
    ["past one that came", [a, b], [c, a, b], [1, 2]],
    ["past one that went", [a, b, c], [b, c], [-1, 0, 1]],
    ["of which one was changed", [a, b], [a, row("乙", 9)], [0, 1]],
    ["of which one was changed and another went", [a, b, c], [row("乙", 9), c], [-1, 0, 1]],
    ["that are other objects with the same content", [a, b], [{ ...b }, { ...a }], [1, 0]],
    ["that have the same content, each to its own", [row("同"), row("同")], [row("同"), row("同")], [0, 1]],
    ["that were written anew in their places", [a, b], [row("子", 2), row("丑", 3)], [0, 1]],
    ["that are all gone", [a, b], [], [-1, -1]],
  ])("%s", (_rule, rows, others, expected) => {
    expect(matchRows(rows, others)).toEqual(expected);
  });

  it("inside of rows, and outside of any a path stays", () => {
    const inner = (...names: string[]) => ({ what: names.join(), parts: names.map((name) => row(name)) });
    const [x, y] = [inner("一", "二"), inner("三")];
    const follow = followRows({ tasks: [x, y] }, { tasks: [y, { ...x, parts: [x.parts[1], x.parts[0]] }] });
    expect(follow("/tasks/0/parts/1/points")).toBe("/tasks/1/parts/0/points");
    expect(follow("/tasks/1/parts/0")).toBe("/tasks/0/parts/0");
    expect(follow("/cases")).toBe("/cases");
  });

  it("through any run of moves, insertions, removals and edits, one at a time", () => {
    const step = fc.record({
      kind: fc.constantFrom("move", "insert", "remove", "edit"),
      at: fc.nat(20),
      to: fc.nat(20),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let made = 0;
        // Each row bears its own name in what the matching never reads: the path's own bookkeeping of this test.
        const names = new WeakMap<object, string>();
        const fresh = (name: string, content: Row) => {
          names.set(content, name);
          return content;
        };
        let rows = ["p", "q", "r"].map((name) => fresh(name, row("同")));
        let evidence: EvidenceMap = at({
          "/rows/0/points": ["p"],
          "/rows/1/points": ["q"],
          "/rows/2/points": ["r"],
        });
        for (const { kind, at: from, to } of steps) {
          const before = rows;
          const index = rows.length === 0 ? 0 : from % rows.length;
          const target = rows.length === 0 ? 0 : to % rows.length;
          const present = rows[index];
          rows = [...rows];
          if (kind === "insert") rows.splice(target, 0, fresh(`new-${++made}`, row("同")));
          else if (present === undefined) continue;
          else if (kind === "remove") rows.splice(index, 1);
          else if (kind === "edit") rows[index] = fresh(names.get(present) ?? "", row("同", to));
          else rows.splice(target, 0, ...rows.splice(index, 1));
          evidence = followEvidence({ answers: { rows: before }, evidence }, { rows });
        }
        const expected = rows.flatMap((one, index) => {
          const name = names.get(one) ?? "";
          return ["p", "q", "r"].includes(name) ? [[`/rows/${index}/points`, [name]]] : [];
        });
        expect(paths(evidence)).toEqual(Object.fromEntries(expected));
      }),
    );
  });
});

describe("evidence of two devices", () => {
  const rows = [row("甲"), row("乙")];
  const base = { answers: { rows }, evidence: at({ "/rows/0": ["a"], "/cases": ["k"] }) };

  it("is what either has attached, without what either has taken away", () => {
    const mine = { answers: base.answers, evidence: at({ "/rows/0": ["a", "mine"], "/cases": ["k"] }) };
    const theirs = { answers: base.answers, evidence: at({ "/rows/0": ["a", "theirs"], "/rows/1": ["b"] }) };
    expect(paths(mergeEvidence({ base, mine, theirs }, base.answers))).toEqual({
      "/rows/0": ["a", "mine", "theirs"],
      "/rows/1": ["b"],
    });
  });

  it("comes with the rows, wherever each side has them", () => {
    const moved = [row("乙"), row("甲")];
    const mine = { answers: { rows: moved }, evidence: at({ "/rows/1": ["a"], "/rows/0": ["b"] }) };
    const theirs = { answers: base.answers, evidence: at({ "/rows/0": ["a", "new"], "/cases": ["k"] }) };
    expect(paths(mergeEvidence({ base, mine, theirs }, mine.answers))).toEqual({
      "/rows/1": ["a", "new"],
      "/rows/0": ["b"],
    });
  });
});

describe("evidence in a later version of the form", () => {
  const number = (id: string, wants = true) => ({
    type: "number",
    "x-id": id,
    ...(wants ? { "x-evidence": true } : {}),
  });
  const table = (properties: Record<string, object>) => ({
    type: "array",
    "x-id": "rows",
    items: { type: "object", properties },
  });
  const earlier = smallForm({
    properties: {
      cases: number("c"),
      gone: number("g"),
      rows: table({ points: number("p"), plain: number("q") }),
    },
  });
  const later = smallForm({
    properties: {
      work: { type: "object", properties: { 结案数: number("c") } },
      加分项: table({ 分值: number("p"), plain: number("q", false) }),
    },
  });

  it("follows the field's id, rows in their order; the rest is listed", () => {
    const given = at({ "/cases": ["a"], "/gone": ["b"], "/rows/1/points": ["c"], "/rows/0/plain": ["d"] });
    const { evidence, lost } = carryEvidence(given, earlier, later);
    expect(paths(evidence)).toEqual({ "/work/结案数": ["a"], "/加分项/1/分值": ["c"] });
    expect(lost.map(({ path }) => path)).toEqual(["/gone", "/rows/0/plain"]);
  });
});

describe("required evidence", () => {
  const prepared = prepareForm(
    smallForm({
      properties: {
        cases: { type: "integer", title: "结案数", "x-evidence": { title: "文书", required: true } },
        any: { type: "integer", title: "其他", "x-evidence": true },
        has: { type: "boolean", title: "有" },
        rows: {
          type: "array",
          title: "加分项",
          "x-visible": "has",
          items: {
            type: "object",
            properties: { points: { type: "number", title: "分值", "x-evidence": { required: true } } },
          },
        },
      },
    }),
  );
  const missing = (answers: AnswerMap, attached: string[] = []) =>
    missingEvidence(prepared, answers, (path) => (attached.includes(path) ? 1 : 0)).map(({ path }) => path);

  it.each<[string, AnswerMap, string[], string[]]>([
    ["is missed where the field is filled in", { cases: 3, any: 1 }, [], ["/cases"]],
    ["is there", { cases: 3 }, ["/cases"], []],
    ["is not asked for where nothing is filled in", { cases: null }, [], []],
    [
      "is asked for in each row",
      { has: true, rows: [{ points: 1 }, {}, { points: 0 }] },
      ["/rows/0/points"],
      ["/rows/2/points"],
    ],
    ["is not asked for where it is hidden", { has: false, rows: [{ points: 1 }] }, [], []],
  ])("%s", (_rule, answers, attached, expected) => {
    expect(missing(answers, attached)).toEqual(expected);
  });

  it("is named by its own title, or else by the field's", () => {
    const problems = missingEvidence(prepared, { cases: 1, has: true, rows: [{ points: 1 }] }, () => 0);
    expect(problems.map(({ message }) => message.zh)).toEqual(["还没有附上“文书”", "还没有附上“分值”"]);
  });
});
