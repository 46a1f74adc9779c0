import type { Answers, Assessment, Filling, SaveAnswersInput, SubmitInput } from "@duheng/contracts";
import { expect, test } from "vitest";
import { createDraftSaver } from "./draft-saver.ts";
import { examplePaper, filledWith } from "./example-paper.ts";

const refusal = (code: string) =>
  Object.assign(new Error(code), { data: { code, message: { zh: "不能填报", en: "Closed" } } });

/** One assessment on a server that holds writers to the revision. */
function server() {
  let stored = examplePaper;
  const written: SaveAnswersInput[] = [];
  let failure: Error | undefined;
  let losesAnswers = false;
  const write = async (input: SaveAnswersInput) => {
    await Promise.resolve();
    if (failure !== undefined) throw failure;
    if (input.revision !== stored.revision) throw refusal("conflict");
    written.push(input);
    const summary = input.summary === undefined ? {} : { summary: input.summary };
    const { revision } = stored;
    stored = { ...filledWith({ ...summary, answers: input.answers }, stored), revision: revision + 1 };
    if (losesAnswers) throw new TypeError("fetch failed");
    return stored;
  };
  return {
    written,
    fail: (error: Error | undefined) => {
      failure = error;
    },
    loseAnswers: (isLosing: boolean) => {
      losesAnswers = isLosing;
    },
    writeElsewhere: (change: Partial<Filling>) => {
      stored = { ...filledWith(change, stored), revision: stored.revision + 1 };
    },
    stored: () => stored.filling,
    api: {
      saveAnswers: write,
      submit: async (input: SubmitInput): Promise<Assessment> => {
        await write(input);
        return { submittedAt: "2026-07-02T00:00:00Z" } as Assessment;
      },
      get: async () => stored,
    },
  };
}

test("saves of answers and summary go one after the other, each with the revision that the last one left", async () => {
  const { api, written } = server();
  const saver = createDraftSaver(api, examplePaper);
  const outcomes = await Promise.all([
    saver.save({ 数: 1 }),
    saver.saveSummary("小结"),
    saver.save({ 数: 2 }),
  ]);
  expect(outcomes.map((outcome) => outcome.kind)).toEqual(["saved", "saved", "saved"]);
  expect(written.map(({ revision }) => revision)).toEqual([5, 6, 7]);
  expect(written.at(-1)).toMatchObject({ answers: { 数: 2 }, summary: "小结" });
});

test("the same field changed elsewhere is told with its answers, and the next save overwrites knowingly", async () => {
  const { api, writeElsewhere, written } = server();
  const saver = createDraftSaver(api, examplePaper);
  writeElsewhere({ answers: { 事项: "别处", 数: 3 } });
  expect(await saver.save({ 事项: "这里" })).toMatchObject({
    kind: "conflict",
    theirs: { 事项: "别处", 数: 3 },
    answers: { 事项: "这里", 数: 3 },
    fields: ["事项"],
  });
  expect(written).toEqual([]);
  expect((await saver.save({ 事项: "这里", 数: 3 })).kind).toBe("saved");
});

test("another field changed elsewhere is merged, and the form is told of it", async () => {
  const { api, writeElsewhere, stored } = server();
  const saver = createDraftSaver(api, examplePaper);
  writeElsewhere({ answers: { 数: 3 } });
  expect(await saver.save({ 事项: "这里" })).toMatchObject({
    kind: "saved",
    answers: { 事项: "这里", 数: 3 },
  });
  expect(stored().answers).toEqual({ 事项: "这里", 数: 3 });
});

test("saving the summary never writes the form's old answers over what was saved elsewhere", async () => {
  const { api, writeElsewhere, stored } = server();
  const saver = createDraftSaver(api, examplePaper);
  let told = 0;
  saver.subscribe(() => {
    told += 1;
  });
  await saver.save({ 数: 1 });
  writeElsewhere({ answers: { 数: 7 } });
  expect((await saver.saveSummary("小结")).kind).toBe("saved");
  expect(stored()).toMatchObject({ answers: { 数: 7 }, summary: "小结" });
  expect(told).toBe(1);
  expect(await saver.save({ 数: 1 })).toMatchObject({ kind: "saved", answers: { 数: 7 } });
});

test("a summary changed elsewhere is told, and the next save overwrites knowingly", async () => {
  const { api, writeElsewhere, stored } = server();
  const saver = createDraftSaver(api, examplePaper);
  writeElsewhere({ answers: {}, summary: "别处写的" });
  expect(await saver.saveSummary("这里写的")).toEqual({ kind: "conflict", theirs: "别处写的" });
  expect((await saver.saveSummary("这里写的")).kind).toBe("saved");
  expect(stored().summary).toBe("这里写的");
});

test("a save whose answer was lost is no conflict with what is typed after it", async () => {
  const { api, loseAnswers, stored } = server();
  const saver = createDraftSaver(api, examplePaper);
  loseAnswers(true);
  await expect(saver.save({ 事项: "开" })).rejects.toThrow("fetch failed");
  await expect(saver.saveSummary("小")).rejects.toThrow("fetch failed");
  loseAnswers(false);
  expect((await saver.save({ 事项: "开会" })).kind).toBe("saved");
  expect((await saver.saveSummary("小结")).kind).toBe("saved");
  expect(stored()).toMatchObject({ answers: { 事项: "开会" }, summary: "小结" });
});

test("handing in what was changed elsewhere is refused, and the form is asked to save again", async () => {
  const { api, writeElsewhere } = server();
  const saver = createDraftSaver(api, examplePaper);
  let told = 0;
  saver.subscribe(() => {
    told += 1;
  });
  writeElsewhere({ answers: { 数: 3 } });
  await expect(saver.submit({ 事项: "这里" }, "小结")).rejects.toThrow("conflict");
  expect(told).toBe(1);
  expect(await saver.save({ 事项: "这里" })).toMatchObject({
    kind: "saved",
    answers: { 事项: "这里", 数: 3 },
  });
});

test("a paper that is no longer open says so; a lost connection is thrown, so that it is tried again", async () => {
  const { api, fail } = server();
  const saver = createDraftSaver(api, examplePaper);
  fail(refusal("wrong-state"));
  expect(await saver.save({})).toEqual({ kind: "closed", message: { zh: "不能填报", en: "Closed" } });
  fail(new TypeError("fetch failed"));
  await expect(saver.save({})).rejects.toThrow("fetch failed");
  fail(refusal("unauthenticated"));
  expect(await saver.save({})).toEqual({ kind: "signed-out" });
});

test("submitting takes the newest summary and throws the server's refusal", async () => {
  const { api, fail, written } = server();
  const saver = createDraftSaver(api, examplePaper);
  await saver.saveSummary("初稿");
  await saver.submit({ 数: 9 }, "终稿");
  expect(written.at(-1)).toMatchObject({ revision: 6, answers: { 数: 9 }, summary: "终稿" });
  // The form's own pending save has nothing more to do, and its backup is not needed any longer.
  expect((await saver.save({ 数: 9 })).kind).toBe("saved");
  expect((await saver.saveSummary("终稿")).kind).toBe("saved");
  expect(written).toHaveLength(2);
  fail(refusal("invalid-document"));
  await expect(saver.submit({}, "")).rejects.toThrow("invalid-document");
});

test("a default that nobody touched here neither contests nor undoes what another device cleared", async () => {
  const begun = (answers: Answers) => ({ 默认: 5, ...answers });
  const { api, writeElsewhere, stored } = server();
  const saver = createDraftSaver(api, examplePaper, { begun });
  const opened = begun(examplePaper.filling.answers);
  writeElsewhere({ answers: { 默认: null } });
  expect(await saver.save({ ...opened, 数: 9 })).toMatchObject({
    kind: "saved",
    answers: { 默认: null, 数: 9 },
  });
  expect(stored().answers).toMatchObject({ 默认: null, 数: 9 });
});

test("a paper is handed in with its untouched defaults though the server holds none of them yet", async () => {
  const begun = (answers: Answers) => ({ 默认: 5, ...answers });
  const { api, written } = server();
  const saver = createDraftSaver(api, examplePaper, { begun });
  await saver.saveSummary("小结");
  await saver.submit(begun(examplePaper.filling.answers), "小结");
  expect(written.at(-1)?.answers).toMatchObject({ 默认: 5 });
});
