import { describe, expect, test } from "vitest";
import { carryEvidence, carryOver } from "../../src/index.ts";
import { smallForm } from "../forms/small-form.ts";

type Schema = Record<string, unknown>;
const form = (properties: Record<string, Schema>, $defs: Record<string, Schema> = {}) =>
  smallForm({ properties, fields: { $defs } });
const text = (id: string, more: Schema = {}) => ({ type: "string", "x-id": id, ...more });
const object = (id: string, properties: Record<string, Schema>, more: Schema = {}) => ({
  type: "object",
  "x-id": id,
  properties,
  ...more,
});
const rows = (id: string, properties: Record<string, Schema>, more: Schema = {}) => ({
  type: "array",
  "x-id": id,
  items: { type: "object", properties },
  ...more,
});
const person = { 人: { type: "object", properties: { 名: text("n") } } };
const a = (id: string, more: Schema = {}) => ({ $ref: "#/$defs/人", "x-id": id, ...more });
const reasons = (lost: readonly { path: string; reason: string }[]) =>
  Object.fromEntries(lost.map(({ path, reason }) => [path, reason]));

describe("a definition in several places", () => {
  const from = form({ 主管: a("m"), 经办: a("j") }, person);
  const answers = { 主管: { 名: "张" }, 经办: { 名: "李" } };

  test("each person stays who they are, put into an object in the other order", () => {
    const to = form({ 人员: object("box", { 经办: a("j"), 主管: a("m") }) }, person);
    const result = carryOver(answers, from, to);
    expect([result.answers, result.lost]).toEqual([{ 人员: answers }, []]);
    expect(carryOver(result.answers, to, from).answers).toEqual(answers);
  });

  test("with keys swapped, and the inner key renamed at once", () => {
    const later = { 人: { type: "object", properties: { 姓名: text("n") } } };
    const { answers: now, lost } = carryOver(answers, from, form({ 经办: a("m"), 主管: a("j") }, later));
    expect([now, lost]).toEqual([{ 经办: { 姓名: "张" }, 主管: { 姓名: "李" } }, []]);
  });

  test("one of them gone is lost as removed, and the other's place is not given to it", () => {
    const { answers: now, lost } = carryOver(answers, from, form({ 经办: a("j") }, person));
    expect([now, reasons(lost)]).toEqual([{ 经办: { 名: "李" } }, { "/主管/名": "removed" }]);
  });

  test("another field of the same definition is another person", () => {
    const { answers: now, lost } = carryOver(answers, from, form({ 主管: a("new"), 经办: a("j") }, person));
    expect([now, reasons(lost)]).toEqual([{ 经办: { 名: "李" } }, { "/主管/名": "removed" }]);
  });

  test("written out in its places, or taken out of them, it is still theirs", () => {
    const out = form({ 人员: object("box", { 经办: a("j"), 主管: object("m", { 名: text("n") }) }) }, person);
    const result = carryOver(answers, from, out);
    expect([result.answers, result.lost]).toEqual([{ 人员: answers }, []]);
    expect(carryOver(result.answers, out, from)).toMatchObject({ answers, lost: [] });
  });

  test("one field where two were is given to neither", () => {
    const { answers: now, lost } = carryOver(answers, from, form({ 名: text("n") }, {}));
    expect([now, reasons(lost)]).toEqual([
      {},
      { "/主管/名": "several-places", "/经办/名": "several-places" },
    ]);
  });

  test("rows of one definition, moved in the other order", () => {
    const list = (id: string) => ({ type: "array", "x-id": id, items: { $ref: "#/$defs/人" } });
    const given = { 甲: [{ 名: "张" }], 乙: [{ 名: "李" }, { 名: "王" }] };
    const result = carryOver(
      given,
      form({ 甲: list("m"), 乙: list("j") }, person),
      form({ 组: object("box", { 乙: list("j"), 甲: list("m") }) }, person),
    );
    expect([result.answers, result.lost]).toEqual([{ 组: given }, []]);
  });

  test("a definition that bears the id itself, used twice", () => {
    const phone = { 电话: text("p") };
    const plain = { $ref: "#/$defs/电话" };
    const before = form({ 家: plain, 办: plain }, phone);
    const after = form({ 组: object("box", { 办: plain, 家: plain }) }, phone);
    const { answers: now, lost } = carryOver({ 家: "1", 办: "2" }, before, after);
    expect([now, lost]).toEqual([{ 组: { 家: "1", 办: "2" } }, []]);
  });
});

describe("true reasons", () => {
  test.each<[string, Record<string, Schema>, Record<string, Schema>, Schema, Schema, Record<string, string>]>(
    [
      [
        "keys swapped",
        { a: text("1"), b: text("2") },
        { b: text("1"), a: text("2") },
        { a: "x", b: "y" },
        { b: "x", a: "y" },
        {},
      ],
      [
        "a key used again by a new field",
        { a: text("1") },
        { a: text("2") },
        { a: "x" },
        {},
        { "/a": "removed" },
      ],
      [
        "a holder replaced, what is in it without ids",
        { o: object("1", { n: { type: "string" } }) },
        { o: object("2", { n: { type: "string" } }) },
        { o: { n: "x" } },
        {},
        { "/o/n": "removed" },
      ],
      [
        "an object dissolved",
        { o: object("o", { n: text("n"), m: text("m") }) },
        { m: text("n"), n: text("m") },
        { o: { n: "x", m: "y" } },
        { m: "x", n: "y" },
        {},
      ],
      [
        "rows into an object, with their holder and what is in them renamed",
        { r: rows("r", { n: text("n") }) },
        { o: object("o", { s: rows("r", { m: text("n") }) }) },
        { r: [{ n: "x" }, { n: "y" }] },
        { o: { s: [{ m: "x" }, { m: "y" }] } },
        {},
      ],
      [
        "rows that are an object now",
        { r: rows("r", { n: text("n") }) },
        { r: object("r", { n: text("n") }) },
        { r: [{ n: "x" }] },
        {},
        { "/r": "other-kind" },
      ],
      [
        "an object that is rows now",
        { r: object("r", { n: text("n") }) },
        { r: rows("r", { n: text("n") }) },
        { r: { n: "x" } },
        {},
        { "/r/n": "other-rows" },
      ],
      [
        "out of rows, and into them",
        { r: rows("r", { n: text("n") }), m: text("m") },
        { r: rows("r", { m: text("m") }), n: text("n") },
        { r: [{ n: "x" }], m: "y" },
        { r: [{}] },
        { "/r/0/n": "other-rows", "/m": "other-rows" },
      ],
      [
        "typed, now computed",
        { a: text("1") },
        { a: text("1", { "x-computed": '"z"' }) },
        { a: "x" },
        {},
        { "/a": "now-computed" },
      ],
      [
        "computed, now typed: nobody's answer",
        { a: text("1", { "x-computed": '"z"' }) },
        { a: text("1") },
        { a: "z" },
        {},
        {},
      ],
      [
        "rows, now computed",
        { r: rows("r", { n: text("n") }) },
        { r: text("r", { "x-computed": '"z"' }) },
        { r: [{ n: "x" }] },
        {},
        { "/r": "now-computed" },
      ],
      [
        "kinds changed in the holder and inside of it",
        { o: object("o", { n: text("n"), m: text("m") }) },
        { o: text("o"), p: object("p", { n: { type: "number", "x-id": "n" }, m: text("m") }) },
        { o: { n: "7", m: "y" } },
        { p: { n: 7, m: "y" } },
        {},
      ],
    ],
  )("%s", (_case, from, to, answers, expected, lost) => {
    const result = carryOver(answers, form(from), form(to));
    expect([result.answers, reasons(result.lost)]).toEqual([expected, lost]);
  });
});

describe("evidence goes with what it was attached to", () => {
  const wanted = { "x-evidence": true };
  const file = (id: string) => ({ id, name: `${id}.pdf`, size: 1, type: "application/pdf" });
  test.each<
    [string, Record<string, Schema>, Record<string, Schema>, Record<string, string>, Record<string, string>]
  >([
    [
      "an object",
      { o: object("o", { n: text("n") }, wanted) },
      { p: object("o", { n: text("n") }, wanted) },
      { "/o": "f" },
      { "/p": "f" },
    ],
    [
      "an object moved into another",
      { o: object("o", { n: text("n") }, wanted) },
      { box: object("b", { o: object("o", { n: text("n") }, wanted) }) },
      { "/o": "f" },
      { "/box/o": "f" },
    ],
    [
      "an object in rows, in rows",
      { r: rows("r", { s: rows("s", { o: object("o", { n: text("n", wanted) }, wanted) }) }) },
      { x: rows("r", { y: rows("s", { z: object("o", { w: text("n", wanted) }, wanted) }) }) },
      { "/r/1/s/0/o": "f", "/r/1/s/0/o/n": "g" },
      { "/x/1/y/0/z": "f", "/x/1/y/0/z/w": "g" },
    ],
    [
      "rows as a whole, moved into an object",
      { r: rows("r", { n: text("n") }, wanted) },
      { o: object("o", { r: rows("r", { n: text("n") }, wanted) }) },
      { "/r": "f" },
      { "/o/r": "f" },
    ],
    [
      "two of one definition",
      { m: a("m", wanted), j: a("j", wanted) },
      { box: object("b", { j: a("j", wanted), m: a("m", wanted) }) },
      { "/m": "f", "/j": "g" },
      { "/box/m": "f", "/box/j": "g" },
    ],
    [
      "an object that is dissolved, or wants none now",
      { o: object("o", { n: text("n") }, wanted), p: object("p", { k: text("k") }, wanted) },
      { n: text("n"), p: object("p", { k: text("k") }) },
      { "/o": "f", "/p": "g" },
      {},
    ],
  ])("%s", (_case, from, to, given, expected) => {
    const attached = new Map(Object.entries(given).map(([path, id]) => [path, [file(id)]]));
    const { evidence, lost } = carryEvidence(attached, form(from, person), form(to, person));
    expect(Object.fromEntries([...evidence].map(([path, [one]]) => [path, one?.id]))).toEqual(expected);
    const kept = new Set(Object.values(expected));
    expect(lost.map(({ path }) => path)).toEqual(
      Object.keys(given).filter((path) => !kept.has(given[path] ?? "")),
    );
  });
});
