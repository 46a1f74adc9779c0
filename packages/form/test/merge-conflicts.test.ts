import type { Form } from "@duheng/contracts";
import { describe, expect, it } from "vitest";
import { type MergeConflict, mergeForms } from "../src/index.ts";
import { fixed, group, type SmallForm, smallForm } from "./forms/small-form.ts";

/** A field whose title is its id. */
const field = (type: string, id: string, more: object = {}) => ({ type, title: id, "x-id": id, ...more });
const text = (id: string, more: object = {}) => field("string", id, more);
const object = (id: string, properties: object) => field("object", id, { properties });
const rows = (id: string, properties: object) =>
  field("array", id, { items: { type: "object", properties } });
const form = (parts: SmallForm): Form => smallForm({ indicators: [fixed("I", 10, "1")], ...parts });
/** Without a `required` that names nothing, which a merge leaves out. */
const plain = (one: Form): Form => {
  const { required = [], ...fields } = one.fields;
  return required.length === 0 ? { ...one, fields } : one;
};
const sample = (answers: Record<string, unknown>, score: number) => ({
  form: { samples: [{ id: "s", title: "样", inputs: { answers }, expected: { score } }] },
});
const called = (zh: string, en: string) => ({ zh, en });

interface Row {
  readonly what: string;
  readonly base: Form;
  readonly mine: Form;
  readonly theirs: Form;
  /** The only conflict, whole, as it is told while nothing is chosen. */
  readonly conflict: MergeConflict;
  /** What choosing a side gives; absent: the side as it is. */
  readonly chosen?: { readonly mine: Form; readonly theirs: Form };
}

const a = text("a");
const b = text("b");
const both = form({ properties: { a, b } });
const [first, second] = [
  form({ properties: { b } }),
  form({ properties: { a: text("a", { title: "新" }), b } }),
];
const removed = (who: readonly [string, string, string, string]) => ({
  ...{ id: "removed field a", kind: "removed" as const, part: "field" as const, partId: "a", title: "新" },
  path: "/fields/properties/a",
  message: {
    zh: `字段“新”：${who[0]}删除了它，${who[1]}作了修改`,
    en: `field "新": ${who[2]} removed it, ${who[3]} changed it`,
  },
});
const before = { type: "string", title: "a", key: "a" };
const after = { type: "string", title: "新", key: "a" };
const o = object("o", { k: text("k") });
const p = object("p", { l: text("l") });
const withA = { o: object("o", { k: text("k"), a }), p: object("p", { l: text("l"), a }) };
const indicators = (...codes: string[]) => form({ indicators: codes.map((code) => fixed(code, 1, "1")) });
const indicatorTitles = (...codes: string[]) =>
  codes.map((code) => called(`指标“${code}”`, `indicator "${code}"`));

const table: readonly Row[] = [
  {
    what: "one attribute of a field",
    base: form({ properties: { a } }),
    mine: form({ properties: { a: text("a", { title: "甲" }) } }),
    theirs: form({ properties: { a: text("a", { title: "乙" }) } }),
    conflict: {
      ...{ id: "changed field a title", kind: "changed", part: "field", partId: "a", title: "甲" },
      ...{
        path: "/fields/properties/a",
        attribute: "title",
        base: "a",
        mine: "甲",
        theirs: "乙",
        taken: "mine",
      },
      message: called("字段“甲”：双方都改了标题", 'field "甲": both changed title'),
    },
  },
  {
    what: "the form's own title",
    base: form({}),
    mine: form({ form: { title: "甲" } }),
    theirs: form({ form: { title: "乙" } }),
    conflict: {
      ...{ id: "changed form  title", kind: "changed", part: "form", partId: "", title: "甲", path: "" },
      ...{ attribute: "title", base: "测试表", mine: "甲", theirs: "乙", taken: "mine" },
      message: called("考核表“甲”：双方都改了标题", 'form "甲": both changed title'),
    },
  },
  {
    what: "the kind of a field that the other side bounds otherwise",
    base: form({ properties: { a: text("a", { maxLength: 5 }) } }),
    mine: form({ properties: { a: field("integer", "a") } }),
    theirs: form({ properties: { a: text("a", { maxLength: 9 }) } }),
    conflict: {
      ...{ id: "changed field a shape", kind: "changed", part: "field", partId: "a", title: "a" },
      ...{ path: "/fields/properties/a", attribute: "shape", taken: "mine" },
      base: { type: "string", maxLength: 5 },
      mine: { type: "integer" },
      theirs: { type: "string", maxLength: 9 },
      message: called("字段“a”：双方都改了填写方式", 'field "a": both changed what may be filled in'),
    },
  },
  {
    what: "a field that mine removed and theirs changed",
    ...{ base: both, mine: first, theirs: second },
    conflict: {
      ...removed(["您", "对方", "you", "the other"]),
      ...{ base: before, mine: undefined, theirs: after, taken: "theirs" },
    },
  },
  {
    what: "a field that theirs removed and mine changed",
    ...{ base: both, mine: second, theirs: first },
    conflict: {
      ...removed(["对方", "您", "the other", "you"]),
      ...{ base: before, mine: after, theirs: undefined, taken: "mine" },
    },
  },
  {
    what: "a field that mine removed and a formula of theirs newly reads",
    base: both,
    mine: first,
    theirs: form({ properties: { a, b }, indicators: [fixed("I", 10, "IF(a = BLANK(), 1, 2)")] }),
    conflict: {
      ...{ id: "removed field a", kind: "removed", part: "field", partId: "a", title: "a" },
      ...{ path: "/fields/properties/a", base: before, mine: undefined, theirs: before, taken: "theirs" },
      message: called(
        "字段“a”：您删除了它，对方在公式或样例中用到了它",
        'field "a": you removed it, the other uses it in a formula or a sample',
      ),
    },
    chosen: {
      // The formula tells that something is missing.
      mine: form({ properties: { b }, indicators: [fixed("I", 10, "IF(已删除_a = BLANK(), 1, 2)")] }),
      theirs: form({ properties: { a, b }, indicators: [fixed("I", 10, "IF(a = BLANK(), 1, 2)")] }),
    },
  },
  {
    what: "the name of a field",
    base: form({ properties: { a } }),
    mine: form({ properties: { x: a } }),
    theirs: form({ properties: { y: a } }),
    conflict: {
      ...{ id: "changed field a name", kind: "changed", part: "field", partId: "a", title: "a" },
      ...{ path: "/fields/properties/x", attribute: "key", base: "a", mine: "x", theirs: "y", taken: "mine" },
      message: called("字段“a”：双方都改了字段名", 'field "a": both changed key'),
    },
  },
  {
    what: "the code of an indicator",
    base: form({}),
    mine: form({ indicators: [fixed("I", 10, "1", { code: "X" })] }),
    theirs: form({ indicators: [fixed("I", 10, "1", { code: "Y" })] }),
    conflict: {
      ...{ id: "changed indicator indicator-I name", kind: "changed", part: "indicator" },
      ...{ partId: "indicator-I", title: "I", path: "/indicators/0", attribute: "code" },
      ...{ base: "I", mine: "X", theirs: "Y", taken: "mine" },
      message: called("指标“I”：双方都改了代码", 'indicator "I": both changed code'),
    },
  },
  {
    what: "a name that both gave to a new field",
    base: form({}),
    mine: form({ properties: { n: text("one") } }),
    theirs: form({ properties: { n: text("two") } }),
    conflict: {
      ...{ id: "name field one field two", kind: "name", part: "field", partId: "one", title: "one" },
      ...{
        path: "/fields/properties/n",
        base: undefined,
        mine: "字段“one”",
        theirs: "字段“two”",
        taken: "mine",
      },
      message: called(
        "字段“one”与对方的字段“two”都叫“n”，其中一个改名为“n_2”",
        'field "one" and the other\'s field "two" are both called "n"; one becomes "n_2"',
      ),
    },
    chosen: {
      mine: form({ properties: { n: text("one"), n_2: text("two") } }),
      theirs: form({ properties: { n_2: text("one"), n: text("two") } }),
    },
  },
  {
    what: "a field that each put into another",
    base: form({ properties: { a, o, p } }),
    mine: form({ properties: { o: withA.o, p } }),
    theirs: form({ properties: { o, p: withA.p } }),
    conflict: {
      ...{ id: "moved field a", kind: "moved", part: "field", partId: "a", title: "a" },
      path: "/fields/properties/o/properties/a",
      base: called("填写内容", "fields"),
      mine: called("字段“o”", 'field "o"'),
      theirs: called("字段“p”", 'field "p"'),
      taken: "mine",
      message: called("字段“a”：双方移到了不同的地方", 'field "a": moved to two different places'),
    },
  },
  {
    what: "two fields that each put into the other",
    base: form({ properties: { o, p } }),
    mine: form({ properties: { p: object("p", { l: text("l"), o }) } }),
    theirs: form({ properties: { o: object("o", { k: text("k"), p }) } }),
    conflict: {
      ...{ id: "moved field p", kind: "moved", part: "field", partId: "p", title: "p" },
      path: "/fields/properties/p",
      base: called("填写内容", "fields"),
      mine: called("填写内容", "fields"),
      theirs: called("字段“o”", 'field "o"'),
      taken: "mine",
      message: called("字段“p”：双方移到了不同的地方", 'field "p": moved to two different places'),
    },
  },
  {
    what: "an object that theirs removed while mine put a field into it",
    base: form({ properties: { a, o } }),
    mine: form({ properties: { o: withA.o } }),
    theirs: form({ properties: { a } }),
    conflict: {
      ...{ id: "removed field o", kind: "removed", part: "field", partId: "o", title: "o" },
      path: "/fields/properties/o",
      base: { type: "object", title: "o", "properties/": true, key: "o" },
      mine: { type: "object", title: "o", "properties/": true, key: "o" },
      theirs: undefined,
      taken: "mine",
      message: called("字段“o”：对方删除了它，您作了修改", 'field "o": the other removed it, you changed it'),
    },
  },
  {
    what: "the order of a list",
    base: indicators("A", "B", "C"),
    mine: indicators("B", "A", "C"),
    theirs: indicators("C", "B", "A"),
    conflict: {
      ...{ id: "order indicators:", kind: "order", part: "form", partId: "", title: "", path: "" },
      base: indicatorTitles("A", "B", "C"),
      mine: indicatorTitles("B", "A", "C"),
      theirs: indicatorTitles("C", "B", "A"),
      taken: "mine",
      message: called("表单：双方调整了其中内容的顺序", "the form: both changed the order of what is in it"),
    },
  },
  {
    what: "the last group, of which each removed the other's",
    base: form({ groups: [group("main"), group("b")], indicators: [] }),
    mine: form({ groups: [group("b")], indicators: [] }),
    theirs: form({ groups: [group("main")], indicators: [] }),
    conflict: {
      ...{ id: "last groups:", kind: "last", part: "score", partId: "", title: "", path: "/score" },
      ...{ base: undefined, mine: undefined, theirs: undefined, taken: "mine" },
      message: called(
        "双方各删去了一部分分组，合并后一个也不剩",
        "Each removed some of the groups: together none would be left",
      ),
    },
  },
  {
    what: "one answer of a sample, while each changed another thing of it, too",
    base: form({ properties: { a, b }, ...sample({ a: "1", b: "1" }, 1) }),
    mine: form({ properties: { a, b }, ...sample({ a: "2", b: "2" }, 1) }),
    theirs: form({ properties: { a, b }, ...sample({ a: "3", b: "1" }, 2) }),
    conflict: {
      ...{ id: "changed sample s inputs", kind: "changed", part: "sample", partId: "s", title: "样" },
      ...{ path: "/samples/0", attribute: "inputs", taken: "mine" },
      base: { answers: { a: "1", b: "1" } },
      mine: { answers: { a: "2", b: "2" } },
      theirs: { answers: { a: "3", b: "1" } },
      message: called("样例“样”：双方都改了填写内容", 'sample "样": both changed inputs'),
    },
    chosen: {
      mine: form({ properties: { a, b }, ...sample({ a: "2", b: "2" }, 2) }),
      theirs: form({ properties: { a, b }, ...sample({ a: "3", b: "1" }, 2) }),
    },
  },
];

describe("what both changed is told whole, and what is chosen is that side's", () => {
  it.each(table.map((row) => [row.what, row] as const))(
    "%s",
    (_what, { base, mine, theirs, conflict, chosen = { mine, theirs } }) => {
      expect(mergeForms(base, mine, theirs).conflicts).toEqual([conflict]);
      for (const side of ["mine", "theirs"] as const) {
        const merge = mergeForms(base, mine, theirs, { [conflict.id]: side });
        expect(plain(merge.merged)).toEqual(plain(chosen[side]));
        expect(merge.conflicts.map(({ id, taken }) => [id, taken])).toEqual([[conflict.id, side]]);
      }
      // Nothing chosen is the side that is said to be taken.
      expect(plain(mergeForms(base, mine, theirs).merged)).toEqual(plain(chosen[conflict.taken]));
    },
  );
});

describe("what each changed by itself comes together without a question", () => {
  it.each<[what: string, base: Form, mine: Form, theirs: Form, merged: Form]>([
    [
      "a field is moved here and called otherwise there",
      form({ properties: { a, o } }),
      form({ properties: { o: withA.o } }),
      form({ properties: { a: text("a", { title: "新" }), o } }),
      form({ properties: { o: object("o", { k: text("k"), a: text("a", { title: "新" }) }) } }),
    ],
    [
      "answers and expectations of one sample",
      form({ properties: { a, b }, ...sample({ a: "1", b: "1" }, 1) }),
      form({ properties: { a, b }, ...sample({ a: "2", b: "1" }, 1) }),
      form({ properties: { a, b }, ...sample({ a: "1" }, 2) }),
      form({ properties: { a, b }, ...sample({ a: "2" }, 2) }),
    ],
    [
      "columns of the same rows",
      form({ properties: { r: rows("r", { k: text("k") }) } }),
      form({ properties: { r: rows("r", { k: text("k", { title: "新" }) }) } }),
      form({ properties: { r: rows("r", { k: text("k"), m: text("m") }) } }),
      form({ properties: { r: rows("r", { k: text("k", { title: "新" }), m: text("m") }) } }),
    ],
    [
      "a field is a must here and may be hidden there: then it is one while it is seen",
      form({ properties: { a } }),
      form({ properties: { a }, required: ["a"] }),
      form({ properties: { a: text("a", { "x-visible": "FALSE" }) } }),
      form({ properties: { a: text("a", { "x-visible": "FALSE", "x-required": true }) } }),
    ],
    [
      "no samples yet is something that was done",
      form({}),
      form({ form: { samples: [] } }),
      form({ form: { title: "新" } }),
      form({ form: { title: "新", samples: [] } }),
    ],
    [
      "different ends of one list",
      indicators("A", "B", "C", "D"),
      indicators("B", "A", "C", "D"),
      indicators("A", "B", "D", "C"),
      indicators("B", "A", "D", "C"),
    ],
    [
      "nothing",
      form({ properties: { a } }),
      form({ properties: { a } }),
      form({ properties: { a } }),
      form({ properties: { a } }),
    ],
  ])("%s", (_what, base, mine, theirs, merged) => {
    for (const sides of [
      [mine, theirs],
      [theirs, mine],
    ] as const) {
      const merge = mergeForms(base, ...sides);
      expect(merge.conflicts).toEqual([]);
      expect(plain(merge.merged)).toEqual(plain(merged));
    }
  });

  it("an indicator whose group is gone on both sides' choice goes where the other side has it", () => {
    const [one, two, three] = [group("main"), group("b"), group("c")];
    const of = (code: string, formula = "1") => [fixed("I", 10, formula, { group: code })];
    const base = form({ groups: [one, two, three], indicators: of("b") });
    const mine = form({ groups: [one, three], indicators: of("c") });
    const theirs = form({ groups: [one, two], indicators: of("b", "2") });
    const groupsOf = (b: "mine" | "theirs", c: "mine" | "theirs") => {
      const { merged } = mergeForms(base, mine, theirs, {
        "removed group group-b": b,
        "removed group group-c": c,
      });
      return [
        merged.score.groups.map(({ code }) => code).sort(),
        merged.indicators.map((each) => each.group),
      ];
    };
    expect(groupsOf("mine", "mine")).toEqual([["c", "main"], ["c"]]);
    expect(groupsOf("theirs", "theirs")).toEqual([["b", "main"], ["b"]]);
    expect(groupsOf("theirs", "mine")).toEqual([["b", "c", "main"], ["c"]]);
    // Gone on both: into the first that is left.
    expect(groupsOf("mine", "theirs")).toEqual([["main"], ["main"]]);
  });
});
