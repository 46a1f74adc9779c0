import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { assessments } from "../src/assessments/model.ts";
import { HeldByOthersError } from "../src/database/transaction.ts";
import { AppError } from "../src/errors/app-error.ts";
import { sweepFiles } from "../src/files/sweep.ts";
import { refusal } from "./client.ts";
import { type MovingPapers, startMovingPapers } from "./moving-papers.ts";
import { startTestServer, type TestServer } from "./server.ts";
import { readTrail } from "./trail.ts";
import { pdf, upload } from "./upload.ts";

let server: TestServer;
let papers: MovingPapers;
beforeAll(async () => {
  server = await startTestServer();
  papers = await startMovingPapers(server, "bureau");
});
afterAll(() => server[Symbol.asyncDispose]());

const target = () => ({ formId: papers.formId, cycleId: papers.cycleId, version: 2 });
/** The next write of the paper fails, once. */
const failAt = (id: string | undefined, failure: Error) => {
  const replace = assessments.replace.bind(assessments);
  const spy = vi.spyOn(assessments, "replace").mockImplementation(async (paper) => {
    if (paper.id !== id) return replace(paper);
    spy.mockRestore();
    throw failure;
  });
};
const filled = { 结案数: 12, 备注: "含一起专案", 出勤: 62 };

describe("moving unsubmitted papers to a later version", () => {
  it("says before who would lose what, and changes nothing by saying it", async () => {
    const { id } = await papers.paper(filled);
    await papers.paper({});
    const submitted = await papers.paper(filled, { state: "submitted" });
    const preview = await papers.admin.api.forms.previewMove.query(target());
    expect(preview).toMatchObject({ total: 2, begun: 1, withLosses: 1, withUnfit: 1, handedIn: 1 });
    expect(preview.losses).toMatchObject([
      {
        assessmentId: id,
        name: "示例1",
        fromVersion: 1,
        lost: [{ path: "/备注", title: "备注", value: "含一起专案", message: { zh: "新表中没有“备注”" } }],
      },
    ]);
    expect(await papers.read(id)).toMatchObject({ version: 1, answers: filled, revision: 0 });
    expect(await papers.read(submitted.id)).toMatchObject({ version: 1, revision: 0 });
  });

  it("carries answers by their fields, keeps what was lost, and leaves what was handed in", async () => {
    const preview = await papers.admin.api.forms.previewMove.query(target());
    const job = await papers.move();
    expect(job).toMatchObject({
      state: "done",
      progress: { done: 2, total: 2 },
      result: { moved: 2, withLosses: 1, unmoved: [], unmovedCount: 0 },
    });
    const moved = await papers.read(preview.losses[0]?.assessmentId ?? "");
    expect(moved).toMatchObject({
      version: 2,
      answers: { 办结案件: 12, 出勤: 62 },
      moves: [{ fromVersion: 1, toVersion: 2, fromRevision: 0, lost: [{ value: "含一起专案" }] }],
    });
    expect(moved.answers).not.toHaveProperty("备注");
    const cycle = await papers.admin.api.cycles.get.query({ id: papers.cycleId });
    expect(cycle.papers).toMatchObject([{ version: 2, paperHash: moved.paperHash }]);
    const all = await papers.admin.api.assessments.list.query({ filter: { state: "submitted" } });
    expect(all.data).toMatchObject([{ version: 1 }]);
    expect(all.data[0]).not.toHaveProperty("answers");
    const handedIn = await papers.read(all.data[0]?.id ?? "");
    expect(handedIn.answers).toEqual(filled);
    expect(handedIn).not.toHaveProperty("moves");
  });

  it("done again does nothing, and the trail names it with its numbers", async () => {
    expect((await papers.move()).result).toEqual({ moved: 0, withLosses: 0, unmoved: [], unmovedCount: 0 });
    const auditor = await server.as("bureau", ["auditor"]);
    const entries = await auditor.api.audit.list.query({ filter: { action: "forms.moveDrafts" } });
    expect(entries.data.map(({ details }) => details)).toContainEqual(
      expect.objectContaining({ cycleId: papers.cycleId, version: 2, withLosses: 1, unmoved: 0 }),
    );
    const told = (await readTrail(auditor)).filter(({ action }) => action === "forms.moveDrafts");
    const [wanted, moved] = told.map(({ zh }) => zh);
    expect(wanted).toMatch(/把“2026 年第三季度”中未提交的表改用考核表“季度考核表”的新版本：第 2 版$/);
    expect(moved).toMatch(/的新版本：第 2 版，2 份$/);
  });

  it("takes evidence along, and keeps the files of what was lost", async () => {
    const { person, id } = await papers.paper({});
    const [kept, orphan] = [
      (await upload(person, id, { name: "结案文书.pdf", content: pdf })).file,
      (await upload(person, id, { name: "备注.pdf", content: pdf })).file,
    ];
    await person.api.assessments.saveAnswers.mutate({
      id,
      revision: 0,
      answers: filled,
      evidence: [
        { path: "/结案数", files: [kept.id] },
        { path: "/备注", files: [orphan.id] },
      ],
    });
    await papers.move();
    const moved = await papers.read(id);
    expect(moved.evidence).toMatchObject([{ path: "/办结案件", files: [{ id: kept.id }] }]);
    expect(moved.moves?.[0]?.lostFiles).toMatchObject([
      { path: "/备注", title: "备注", files: [{ name: "备注.pdf" }] },
    ]);
  });

  it("keeps what is out of bounds, rows beyond the most too, and tells it; an option that is gone is told by its title", async () => {
    const two = [{ 分值: 1 }, { 分值: 2 }];
    const { person, id } = await papers.paper({ 出勤: 62, 加分项: two, 类别: "A" });
    const preview = await papers.admin.api.forms.previewMove.query(target());
    expect(preview).toMatchObject({ withUnfit: 1, withLosses: 1 });
    const { paperHash } = await papers.read(id);
    await papers.move();
    const moved = await papers.read(id);
    expect(moved.answers).toEqual({ 出勤: 62, 加分项: two });
    const [move] = moved.moves ?? [];
    expect(move?.unfit).toEqual([
      { path: "/出勤", title: "出勤", message: { zh: "不能大于 60", en: "must be at most 60" } },
      { path: "/加分项", title: "加分项", message: { zh: "最多 1 项", en: "must have at most 1" } },
    ]);
    expect(move?.lost).toEqual([
      {
        path: "/类别",
        title: "类别",
        value: "A",
        message: { zh: "“类别”不再有选项“一类”", en: '"类别" has no option "一类" any more' },
      },
    ]);
    await person.api.assessments.moveSeen.mutate({ id, toVersion: 2 });
    const late = {
      id,
      revision: 0,
      paperHash,
      answers: { 出勤: 62, 加分项: [...two, { 分值: 3 }], 结案数: -1 },
    };
    const saved = await person.api.assessments.saveAnswers.mutate(late);
    expect(saved.filling?.answers).toEqual({ 出勤: 62, 加分项: late.answers.加分项, 办结案件: -1 });
    expect(saved.filling?.moves?.[0]?.unfit?.map(({ path }) => path)).toEqual([
      "/办结案件",
      "/出勤",
      "/加分项",
    ]);
    expect(saved.filling?.moves?.[0]).not.toHaveProperty("seenAt");
  });

  it("tells texts that became other numbers than their digits, those of a late save too", async () => {
    const { person, id } = await papers.paper({ 经费: "3万" });
    const { paperHash } = await papers.read(id);
    await papers.move();
    const moved = await papers.read(id);
    const told = (zh: string, en: string) => [{ path: "/经费", title: "经费（元）", message: { zh, en } }];
    expect(moved.answers).toEqual({ 经费: 30_000 });
    expect(moved.moves?.[0]?.converted).toEqual(told("“3万”读作 30,000 元", "“3万” read as 30,000 元"));
    const late = { id, revision: 0, paperHash, answers: { 经费: "4万" } };
    const saved = await person.api.assessments.saveAnswers.mutate(late);
    expect(saved.filling?.answers).toEqual({ 经费: 40_000 });
    expect(saved.filling?.moves?.[0]?.converted).toEqual(
      told("“4万”读作 40,000 元", "“4万” read as 40,000 元"),
    );
  });

  it("a save of somebody who typed on is carried over, not refused and not kept in the old shape", async () => {
    const { person, id } = await papers.paper({ 结案数: 1 });
    const { paperHash } = await papers.read(id);
    await papers.move();
    const saved = await person.api.assessments.saveAnswers.mutate({
      id,
      revision: 0,
      paperHash,
      answers: { 结案数: 13, 备注: "刚写的" },
    });
    const { paperHash: later } = await papers.read(id);
    expect(later).not.toBe(paperHash);
    expect(saved.filling).toMatchObject({ paperHash: later, answers: { 办结案件: 13 } });
    expect(saved.filling?.moves).toMatchObject([{ lost: [{ title: "备注", value: "刚写的" }] }]);
    const late = person.api.assessments.submit.mutate({
      id,
      revision: saved.revision,
      paperHash,
      answers: { 结案数: 13 },
      summary: "小结",
    });
    expect((await refusal(late)).code).toBe("conflict");
  });

  it("files of what a late save loses keep their names, outlive the sweep, and are told of again", async () => {
    const { person, id } = await papers.paper({ 结案数: 1 });
    const { paperHash } = await papers.read(id);
    const { file } = await upload(person, id, { name: "备注.pdf", content: pdf });
    await papers.move();
    await person.api.assessments.moveSeen.mutate({ id, toVersion: 2 });
    const late = {
      id,
      revision: 0,
      paperHash,
      answers: { 结案数: 1, 备注: "附件见后" },
      evidence: [{ path: "/备注", files: [file.id] }],
    };
    const saved = await person.api.assessments.saveAnswers.mutate(late);
    expect(saved.filling?.moves).toMatchObject([
      {
        lost: [{ value: "附件见后" }],
        lostFiles: [{ path: "/备注", files: [{ id: file.id, name: "备注.pdf", size: pdf.length }] }],
      },
    ]);
    expect(saved.filling?.moves?.[0]).not.toHaveProperty("seenAt");
    await sweepFiles(new Date(Date.now() + 25 * 60 * 60 * 1000));
    expect((await person.fetch(`/api/files/${file.id}`)).status).toBe(200);
    const { revision } = await papers.read(id);
    const submitted = await person.api.assessments.submit.mutate({
      id,
      revision,
      answers: { 办结案件: 1 },
      summary: "小结",
    });
    expect(submitted.state).toBe("submitted");
    await sweepFiles(new Date(Date.now() + 25 * 60 * 60 * 1000));
    expect((await person.fetch(`/api/files/${file.id}`)).status).toBe(200);
  });

  it("a save at the same time is never overwritten: what was typed is in the moved paper", async () => {
    const made = await Promise.all(Array.from({ length: 4 }, () => papers.paper({ 结案数: 1 })));
    const { paperHash } = await papers.read(made[0]?.id ?? "");
    await Promise.all([
      papers.move(),
      ...made.map(({ person, id }, index) =>
        person.api.assessments.saveAnswers.mutate({
          id,
          revision: 0,
          paperHash,
          answers: { 结案数: 100 + index },
        }),
      ),
    ]);
    await papers.move();
    const after = await Promise.all(made.map(({ id }) => papers.read(id)));
    expect(after.map(({ version, answers }) => [version, answers])).toEqual(
      made.map((_one, index) => [2, { 办结案件: 100 + index }]),
    );
  });

  it.each([
    ["the database is away", new AppError("unavailable")],
    ["somebody saves all the time", new HeldByOthersError("others hold it")],
    ["somebody saved first", new AppError("conflict")],
  ])("a failure that may pass leaves no paper behind: %s", async (_what, failure) => {
    const made = await Promise.all(Array.from({ length: 3 }, () => papers.paper({ 结案数: 1 })));
    const second = made.map(({ id }) => id).sort()[1];
    failAt(second, failure);
    const { state, result } = await papers.move();
    expect({ state, result }).toMatchObject({
      state: "done",
      result: { moved: 3, unmoved: [], unmovedCount: 0 },
    });
    for (const { id } of made)
      expect(await papers.read(id)).toMatchObject({ version: 2, moves: [{ toVersion: 2 }] });
  });

  it("a paper that is refused for good stays behind and is told, and the others are moved", async () => {
    const made = await Promise.all(Array.from({ length: 3 }, () => papers.paper({ 结案数: 1 })));
    const second = made.map(({ id }) => id).sort()[1];
    failAt(second, new AppError("too-costly"));
    const { result } = await papers.move();
    expect(result).toMatchObject({
      moved: 2,
      unmovedCount: 1,
      unmoved: [{ assessmentId: second, message: { zh: expect.stringContaining("过于繁重") } }],
    });
    expect((await papers.move()).result).toMatchObject({ moved: 1, unmovedCount: 0 });
  });

  it("the notice is put away without disturbing a page that is typed on; what was lost stays", async () => {
    const { person, id } = await papers.paper(filled);
    await papers.move();
    const { revision } = await papers.read(id);
    const seen = await person.api.assessments.moveSeen.mutate({ id, toVersion: 2 });
    expect(seen.revision).toBe(revision);
    expect(seen.filling?.moves).toMatchObject([
      { seenAt: expect.any(String), lost: [{ value: "含一起专案" }] },
    ]);
  });

  it("what a device had not sent yet is carried over with what it was typed on, and losses are told again", async () => {
    const { person, id } = await papers.paper({ 结案数: 1 });
    const { paperHash } = await papers.read(id);
    await papers.move();
    await person.api.assessments.moveSeen.mutate({ id, toVersion: 2 });
    const left = { id, paperHash, answers: { 结案数: 5, 备注: "离线写的" }, base: { 结案数: 1 } };
    expect(await person.api.assessments.carryLeft.mutate(left)).toEqual({
      answers: { 办结案件: 5 },
      base: { 办结案件: 1 },
    });
    const { moves, answers } = await papers.read(id);
    expect(moves).toMatchObject([{ lost: [{ value: "离线写的" }] }]);
    expect(moves?.[0]).not.toHaveProperty("seenAt");
    expect(answers).toEqual({ 办结案件: 1 });
    const stranger = await papers.paper({});
    const asked = stranger.person.api.assessments.carryLeft.mutate(left);
    expect((await refusal(asked)).code).toBe("not-found");
  });

  it("only goes forward, in a cycle that runs and uses the form, for those who may publish", async () => {
    const { admin, formId } = papers;
    await papers.paper(filled);
    const back = await admin.api.forms.previewMove.query({ ...target(), version: 1 });
    expect(back.total).toBe(0);
    const other = await admin.api.forms.create.mutate({ title: "别的表" });
    const foreign = admin.api.forms.moveDrafts.mutate({ ...target(), formId: other.id });
    expect((await refusal(foreign)).code).toBe("wrong-state");
    const missing = admin.api.forms.moveDrafts.mutate({ ...target(), version: 9 });
    expect((await refusal(missing)).code).toBe("not-found");
    const stranger = await server.as("court", ["unit-admin"]);
    expect((await refusal(stranger.api.forms.previewMove.query(target()))).code).toBe("not-found");
    const { person } = await papers.paper({});
    const mine = person.api.forms.moveDrafts.mutate({ formId, cycleId: papers.cycleId, version: 2 });
    expect((await refusal(mine)).code).toBe("forbidden");
  });
});
