import type { Form } from "@duheng/contracts";
import { blankForm, carryEvidence, carryOver } from "@duheng/form";
import { compilePaper } from "@duheng/form/compile";
import { expect, it } from "vitest";
import { carryDraft, type PublishedForm } from "./carry-draft.ts";

type Fields = Form["fields"]["properties"];

function published(properties: Fields): PublishedForm {
  const document: Form = { ...blankForm("考核表"), fields: { type: "object", properties } };
  const { module, paperHash } = compilePaper(document);
  return { document, paper: { paperHash, module } };
}

const count = (title: string, id: string, more = {}) => ({ type: "integer", title, "x-id": id, ...more });
const files = { "x-evidence": {} };
const before = published({
  接警数: count("接警数", "f-calls", files),
  走访数: count("走访数", "f-visits", files),
  旧项: count("不再要的一项", "f-old", files),
});
const after = published({
  接警: count("接警总数", "f-calls", { ...files, maximum: 10 }),
  走访数: count("走访数", "f-visits"),
});
const file = (name: string) => ({
  id: `file-of-${name}`,
  name: `${name}.pdf`,
  size: 1,
  type: "application/pdf",
});
const draft = {
  answers: { 接警数: 52, 走访数: 7, 旧项: 1 },
  evidence: ["接警数", "走访数", "旧项"].map((name) => ({ path: `/${name}`, files: [file(name)] })),
};

it("carries answers and evidence as the two by themselves, and names every place by its field's title", async () => {
  const carried = await carryDraft(draft, before, after);
  const answers = carryOver(draft.answers, before.document, after.document);
  const attached = new Map(draft.evidence.map(({ path, files: held }) => [path, held]));
  const evidence = carryEvidence(attached, before.document, after.document);
  expect(carried.answers).toEqual(answers.answers);
  expect(new Map(carried.evidence.map(({ path, files: held }) => [path, held]))).toEqual(evidence.evidence);
  expect(carried.moved).toBe(answers.moved.length);
  expect(carried.lost).toEqual([expect.objectContaining({ path: "/旧项", title: "不再要的一项", value: 1 })]);
  expect(carried.lostFiles).toEqual([
    { path: "/走访数", title: "走访数", files: [file("走访数")] },
    { path: "/旧项", title: "不再要的一项", files: [file("旧项")] },
  ]);
  expect(carried.unfit).toEqual([
    { path: "/接警", title: "接警总数", message: { zh: expect.any(String), en: expect.any(String) } },
  ]);
});

it("is plain data, as it crosses from thread to thread", async () => {
  const carried = await carryDraft(draft, before, after);
  expect(structuredClone(carried)).toEqual(carried);
});
