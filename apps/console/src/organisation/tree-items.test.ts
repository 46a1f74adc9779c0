import { describe, expect, it } from "vitest";
import type { TreeTenant } from "../rpc/answers.ts";
import { findIn, tenantNodes } from "./tree-items.ts";

const below: TreeTenant[] = [
  { id: "hailar", name: "海拉尔区", kind: "banner", parentId: "city", keys: "hailaerqu hleq" },
  { id: "edu", name: "教育局", kind: "unit", parentId: "hailar", keys: "jiaoyuju jyj" },
  { id: "police", name: "公安分局", kind: "unit", parentId: "hailar", keys: "gonganfenju gafj" },
  { id: "genhe", name: "根河市", shortName: "GH", kind: "banner", parentId: "city", keys: "genheshi ghs" },
];
const nodes = tenantNodes(below, "city", ({ count, absorbed }) => [count, ...absorbed].join(" "));

it("tenants hang below whom they report to, with how many units are below", () => {
  expect(nodes.map(({ id, note, children }) => [id, note, children.map((one) => one.id)])).toEqual([
    ["hailar", "2", ["edu", "police"]],
    ["genhe", undefined, []],
  ]);
});

it("a unit tells what was merged into it, and is found by its name", () => {
  const [city] = tenantNodes(
    [{ id: "health", name: "卫健委", kind: "unit", parentId: "city", keys: "wjw", absorbed: ["老龄办"] }],
    "city",
    ({ count, absorbed }) => [count, ...absorbed].join(" "),
  );
  expect(city?.note).toBe("0 老龄办");
  expect(findIn(city === undefined ? [] : [city], "老龄", 10).nodes.map(({ id }) => id)).toEqual(["health"]);
});

describe("what is looked for", () => {
  it.each([
    ["教育", { shown: ["hailar", "edu"], open: ["hailar"] }],
    ["jiaoyu", { shown: ["hailar", "edu"], open: ["hailar"] }],
    ["GAFJ", { shown: ["hailar", "police"], open: ["hailar"] }],
    ["gh", { shown: ["genhe"], open: [] }],
    // What is below is there, and closed.
    ["hle", { shown: ["hailar", "edu", "police"], open: [] }],
    [" 公 安 ", { shown: ["hailar", "police"], open: ["hailar"] }],
    ["没有", { shown: [], open: [] }],
  ])("%s: by name, pinyin and first letters, with those above", (text, wanted) => {
    const { nodes: found, open, left } = findIn(nodes, text, 10);
    const shown = found.flatMap(({ id, children }) => [id, ...children.map((one) => one.id)]);
    expect({ shown, open, left }).toEqual({ ...wanted, left: 0 });
  });

  it("shows so many at most, and counts the others", () => {
    const { nodes: found, left } = findIn(nodes, "局", 1);
    expect([found.map(({ children }) => children.length), left]).toEqual([[1], 1]);
  });
});
