import type { Form } from "@duheng/contracts";
import { prepareForm, runSample } from "@duheng/form";
import { describe, expect, it } from "vitest";
import { analyseForm } from "../../src/design/analysis.ts";
import { expecting, listExpectations, takeable } from "../../src/design/samples/expectations.ts";
import { parseExpected } from "../../src/design/samples/parse-expected.ts";
import { addFilledSample, duplicateSample } from "../../src/design/samples/sample-operations.ts";
import { placeOf } from "../../src/design/selection.ts";
import { patrolForm } from "../harness/forms/patrol-form.ts";

const [sample] = patrolForm.samples ?? [];
if (sample === undefined) throw new Error("the form has a sample");
const result = runSample(prepareForm(patrolForm), sample).result;

describe("a sample's expectations", () => {
  it("stand in the form's order, each group before its indicators and the total last", () => {
    const lines = listExpectations(patrolForm, sample, result);
    expect(lines.map(({ part, code }) => `${part} ${code}`)).toEqual([
      "group 业务",
      "indicator 办结",
      "indicator 作风",
      "group 测评",
      "indicator 互评",
      "group 加减",
      "indicator 加分",
      "indicator 违纪",
      "score ",
    ]);
    expect(lines.at(-1)).toMatchObject({ expected: 85.5, actual: result.score });
  });

  it("pass once the actual points of every line are taken, and the form has then no failing sample", () => {
    const lines = takeable(listExpectations(patrolForm, sample, result));
    const taken = lines.reduce((next, of) => expecting(next, of, of.actual), sample);
    const states = listExpectations(patrolForm, taken, result).map(({ state }) => state);
    expect(new Set(states)).toEqual(new Set(["passed"]));
    const { problems } = analyseForm({ ...patrolForm, samples: [taken] });
    expect(problems.filter(({ code }) => code === "sample-failed")).toEqual([]);
  });

  it("are no part of the sample once they are emptied", () => {
    const of = { part: "group", code: "业务" } as const;
    expect(expecting(expecting(sample, of, 3), of, undefined)).toEqual(sample);
  });

  it("that the form no longer has fail, and are still there to be taken away", () => {
    const asked = expecting(sample, { part: "indicator", code: "撤下" }, 4);
    const gone = listExpectations(patrolForm, asked, result).find((each) => each.gone);
    expect(gone).toMatchObject({ code: "撤下", state: "failed" });
    expect(takeable(listExpectations(patrolForm, asked, result)).some((each) => each.gone)).toBe(false);
  });

  it("that fail are problems which lead to their line", () => {
    const form: Form = {
      ...patrolForm,
      samples: [
        expecting(
          expecting(sample, { part: "group", code: "业务" }, 1),
          { part: "indicator", code: "办结" },
          2,
        ),
      ],
    };
    const places = analyseForm(form)
      .problems.filter(({ code }) => code === "sample-failed")
      .map(({ path }) => placeOf(form, path));
    expect(places).toContainEqual({
      selection: { kind: "sample", id: sample.id },
      attribute: "expected/groups/业务",
    });
    expect(places).toContainEqual({
      selection: { kind: "sample", id: sample.id },
      attribute: "expected/indicators/办结",
    });
  });
});

describe("expected points as people write them", () => {
  it.each<[string, boolean, ReturnType<typeof parseExpected>]>([
    ["", true, undefined],
    [" ８.5 ", true, 8.5],
    ["空", true, null],
    ["—", true, null],
    ["空", false, "unreadable"],
    ["八", true, "unreadable"],
  ])("%j → %j", (text, allowBlank, read) => {
    expect(parseExpected(text, allowBlank)).toBe(read);
  });
});

describe("samples", () => {
  it("are copied behind themselves under a free name, with what they must get", () => {
    const { form, id } = duplicateSample(patrolForm, sample.id, sample.title);
    expect(form.samples?.[1]).toEqual({ ...sample, id, title: form.samples?.[1]?.title });
    expect(form.samples?.[1]?.title).not.toBe(sample.title);
  });

  it("begin with nothing expected", () => {
    const { form, id } = addFilledSample(patrolForm, "新", { answers: {} });
    expect(form.samples?.find((each) => each.id === id)).toEqual({
      id,
      title: "新",
      inputs: { answers: {} },
    });
  });
});
