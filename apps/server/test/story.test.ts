import { givenOf } from "@duheng/assessment";
import type { Answers, Assessment, Form, FormDraft } from "@duheng/contracts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demonstrationCity } from "../../../seed/index.ts";
import { refusal, type TestClient } from "./client.ts";
import { reviewEverybody } from "./everybody.ts";
import { filledPaper } from "./filled-paper.ts";
import { pointsFor } from "./points-for.ts";
import { startTestServer, type TestServer } from "./server.ts";
import { readTrail } from "./trail.ts";

/** The main job from end to end on the demonstration city, through the API alone; each step rests on the one before. */
const password = "duheng-demo-2026";
const duty = "执法勤务类民警季度考核表";
let server: TestServer;
let city: TestClient;
let bureau: TestClient;
let officer: TestClient;
let leader: TestClient;
let main: TestClient;
let stranger: TestClient;

let dutyAnswers: Answers;
let adopted: FormDraft;
let cycleId: string;
let mine: Assessment;
/** The answers with which the officer's paper was handed in. */
let handedIn: Answers;

/** What this person sees of what was put into the officer's assessment, with its state, in alphabetical order. */
async function kindsSeenBy(person: TestClient): Promise<string[]> {
  const seen = await person.api.assessments.contributions.query({ id: mine.id });
  return seen.map(({ kind, state }) => `${kind} ${state}`).sort();
}

beforeAll(async () => {
  server = await startTestServer({ seed: demonstrationCity() });
  const names = ["city-admin", "ga-admin", "officer", "ga-leader", "ga-main", "jcy-admin"];
  [city, bureau, officer, leader, main, stranger] = (await Promise.all(
    names.map((name) => server.signIn(name, password)),
  )) as [TestClient, TestClient, TestClient, TestClient, TestClient, TestClient];
});
afterAll(() => server[Symbol.asyncDispose]());

describe("the main job", () => {
  it("the city shares its form with all units below", async () => {
    const { data } = await city.api.forms.list.query({ filter: { q: "执法勤务类民警季度考核表" } });
    expect(data).toMatchObject([{ state: "published" }]);
    expect(data[0]).not.toHaveProperty("document");
    const form = await city.api.forms.get.query({ id: data[0]?.id ?? "" });
    dutyAnswers = form.document.samples?.[0]?.inputs.answers ?? {};
    expect((await bureau.api.library.list.query({ filter: { q: "执法勤务类" } })).total).toBe(0);
    const locked = form.document.indicators.filter((one) => one.scope === "common").map((one) => one.id);
    await city.api.library.share.mutate({
      formId: form.id,
      audience: { kind: "below" },
      lockedIds: locked,
    });
    expect((await bureau.api.library.list.query({ filter: { q: "执法勤务类" } })).total).toBe(1);
    expect((await stranger.api.library.list.query({ filter: { q: "执法勤务类" } })).total).toBe(1);
  });

  it("the bureau adopts it, and may not touch what is locked", async () => {
    const [template] = (await bureau.api.library.list.query({ filter: { q: "执法勤务类" } })).data;
    adopted = await bureau.api.library.adopt.mutate({ publicationId: template?.id ?? "" });
    expect(adopted).toMatchObject({ tenantId: "hlbe-ga", state: "draft", base: { version: 1 } });
    const { data } = await bureau.api.library.list.query({ filter: { q: "执法勤务类" } });
    expect(data[0]?.adoptionCount).toBe(1);
    const first = adopted.document.indicators.find((one) => one.locked);
    const without = {
      ...adopted.document,
      indicators: adopted.document.indicators.filter((one) => one !== first),
    };
    const refused = await refusal(
      bureau.api.forms.update.mutate({ id: adopted.id, revision: 0, document: without }),
    );
    expect(refused).toMatchObject({ code: "invalid-document", problems: [{ code: "locked-indicator" }] });
  });

  it("a mistake in a formula is told at its place with a fix, and stands against publishing", async () => {
    const wrong = withOwnIndicator(adopted.document, "走访户数 / 应走访户 * 2");
    const problems = await bureau.api.forms.check.query({ document: wrong });
    const error = problems.find((one) => one.diagnostic?.code === "unknown-name");
    expect(error).toMatchObject({
      path: expect.stringMatching(/^\/indicators\/\d+\/by\/formula$/),
      diagnostic: { from: 7, to: 11, fix: { insert: "应走访户数" } },
    });
    adopted = await bureau.api.forms.update.mutate({ id: adopted.id, revision: 0, document: wrong });
    const refused = await refusal(
      bureau.api.forms.publish.mutate({ id: adopted.id, revision: adopted.revision }),
    );
    expect(refused.code).toBe("invalid-document");
    expect(refused.problems?.some((one) => one.diagnostic?.code === "unknown-name")).toBe(true);
  });

  it("the second of two editors is told and gets what the first wrote", async () => {
    const refused = await refusal(
      bureau.api.forms.update.mutate({ id: adopted.id, revision: 0, document: adopted.document }),
    );
    expect(refused.code).toBe("conflict");
    expect(refused.data).toMatchObject({ current: { id: adopted.id, revision: adopted.revision } });
  });

  it("with the formula mended it is published, once", async () => {
    const document = withOwnIndicator(withoutOwn(adopted.document), "走访户数 / 应走访户数 * 2");
    adopted = await bureau.api.forms.update.mutate({ id: adopted.id, revision: adopted.revision, document });
    const version = await bureau.api.forms.publish.mutate({
      id: adopted.id,
      revision: adopted.revision,
      note: "加本局走访",
    });
    expect(version.version).toBe(1);
    const paper = await bureau.fetch(`/papers/${version.paperHash}.js`);
    expect(paper.headers.get("content-type")).toMatch(/javascript/);
    expect(await paper.text()).toContain("createPaper");
    adopted = await bureau.api.forms.get.query({ id: adopted.id });
    const again = await refusal(
      bureau.api.forms.publish.mutate({ id: adopted.id, revision: adopted.revision }),
    );
    expect(again.code).toBe("duplicate");
  });

  it("a cycle does not start while somebody has no paper, and starts with exactly one for each", async () => {
    const categories = (await bureau.api.staffCategories.list.query({})).data;
    const [plan] = (await bureau.api.plans.list.query({})).data;
    if (!plan) throw new Error("the seed has a plan for the bureau");
    const before = await bureau.api.cycles.preview.query({ planId: plan.id, period: "2026-Q3" });
    expect(before.problems).toMatchObject([
      {
        code: "no-paper",
        message: {
          zh: expect.stringMatching(/^人员类别“执法勤务类”没有考核表，涉及 17 人：示例-甲004、.* 等。/),
          en: expect.stringContaining("it concerns 17"),
        },
      },
    ]);
    expect(before.excluded[0]?.reason).toEqual({
      zh: expect.any(String),
      en: expect.stringMatching(/^[ -~]+$/),
    });
    const refused = await refusal(bureau.api.cycles.start.mutate({ planId: plan.id, period: "2026-Q3" }));
    expect(refused.code).toBe("invalid-document");
    const duty = categories.find((one) => one.name === "执法勤务类");
    const { id, revision, title, frequency, papers, steps, settings } = plan;
    await bureau.api.plans.update.mutate({
      id,
      revision,
      title,
      frequency,
      steps,
      settings,
      papers: [...papers, { categoryId: duty?.id ?? "", formId: adopted.id }],
    });
    const preview = await bureau.api.cycles.preview.query({ planId: plan.id, period: "2026-Q3" });
    expect(preview.problems).toEqual([]);
    expect(preview.papers).toHaveLength(3);
    const cycle = await bureau.api.cycles.start.mutate({ planId: plan.id, period: "2026-Q3" });
    cycleId = cycle.id;
    const twice = await refusal(bureau.api.cycles.start.mutate({ planId: plan.id, period: "2026-Q3" }));
    expect(twice.code).toBe("duplicate");
    const all = await bureau.api.assessments.list.query({
      filter: { cycleId },
      page: { page: 1, perPage: 200 },
    });
    expect(all.total).toBe(new Set(all.data.map((one) => one.subject.id)).size);
    expect(all.total).toBeGreaterThan(30);
    const progress = await bureau.api.cycles.progress.query({ cycleId });
    expect(progress).toMatchObject({ total: all.total, byState: { filling: all.total } });
    expect(progress.byCategory).toHaveLength(3);
  });

  it("the officer sees just the own paper, keeps what he types, and hands it in", async () => {
    const own = (await officer.api.assessments.mine.query({})).data.filter(
      ({ assessment }) => assessment.period === "2026-Q3",
    );
    expect(own).toHaveLength(1);
    mine = own[0]?.assessment as Assessment;
    expect(own[0]).not.toHaveProperty("savedAt");
    expect((await officer.api.assessments.list.query({ filter: { cycleId } })).total).toBe(1);
    const { form } = await officer.api.assessments.paper.query({ id: mine.id });
    expect(form.title).toBe("执法勤务类民警季度考核表");
    const blank = await filledPaper(officer, mine.id);
    const saved = await officer.api.assessments.saveAnswers.mutate({
      id: mine.id,
      revision: blank.revision,
      answers: { 接警数: 52 },
    });
    expect((await filledPaper(officer, mine.id)).filling.answers).toEqual({ 接警数: 52 });
    expect(await officer.api.assessments.get.query({ id: mine.id })).toEqual(mine);
    const [again] = (await officer.api.assessments.mine.query({})).data;
    expect(again?.savedAt).toBe(saved.savedAt);
    const early = await refusal(
      officer.api.assessments.submit.mutate({
        id: mine.id,
        revision: saved.revision,
        answers: { 接警数: 52 },
      }),
    );
    expect(early.code).toBe("invalid-document");
    expect(early.problems?.map((one) => one.path)).toEqual(
      expect.arrayContaining(["/answers/及时到场数", "/summary"]),
    );

    const answers = { ...dutyAnswers, 走访户数: 45, 应走访户数: 50 };
    mine = await officer.api.assessments.submit.mutate({
      id: mine.id,
      revision: saved.revision,
      answers,
      summary: "本季度接处警五十二起，均及时到场。",
    });
    expect(mine.state).toBe("submitted");
    expect(mine.result).toMatchObject({
      provisional: true,
      indicators: { 本局走访: { state: "scored", points: 1.8 } },
    });
    const { inputs, result, form: scored } = await officer.api.assessments.explain.query({ id: mine.id });
    expect(result).toEqual(mine.result);
    handedIn = (await filledPaper(officer, mine.id)).filling.answers;
    expect(inputs.answers).toEqual(handedIn);
    expect(scored.title).toBe(form.title);
  });

  it("an unknown or another's assessment cannot be touched", async () => {
    const others = await bureau.api.assessments.list.query({
      filter: { cycleId },
      page: { page: 1, perPage: 200 },
    });
    const other = others.data.find((one) => one.id !== mine.id);
    expect((await refusal(officer.api.assessments.get.query({ id: other?.id ?? "" }))).code).toBe(
      "not-found",
    );
    const stolen = officer.api.assessments.saveAnswers.mutate({
      id: other?.id ?? "",
      revision: 0,
      answers: {},
    });
    expect((await refusal(stolen)).code).toBe("not-found");
    const self = officer.api.assessments.review.mutate({
      id: mine.id,
      revision: mine.revision,
      points: {},
      comment: "好",
    });
    expect((await refusal(self)).code).toBe("forbidden");
  });

  it("the leader in charge returns it, the officer hands it in again, the leader reviews", async () => {
    const returned = await leader.api.assessments.returnToStaff.mutate({
      id: mine.id,
      revision: mine.revision,
      reason: "请补充小结",
    });
    expect(returned).toMatchObject({ state: "filling", returned: { reason: "请补充小结" } });
    mine = await officer.api.assessments.submit.mutate({
      id: mine.id,
      revision: (await filledPaper(officer, returned.id)).revision,
      answers: handedIn,
      summary: "本季度接处警五十二起，均及时到场；走访四十五户。",
    });
    const { form } = await leader.api.assessments.paper.query({ id: mine.id });
    const missing = await refusal(
      leader.api.assessments.review.mutate({
        id: mine.id,
        revision: mine.revision,
        points: {},
        comment: "工作扎实",
      }),
    );
    expect(missing.problems?.every((one) => one.code === "points-missing")).toBe(true);
    const points = pointsFor(form, 1);
    const [levelled] = Object.keys(points);
    const between = await refusal(
      leader.api.assessments.review.mutate({
        id: mine.id,
        revision: mine.revision,
        points: { ...points, [levelled ?? ""]: 0.01 },
        comment: "工作扎实",
      }),
    );
    expect(between.problems).toMatchObject([{ code: "not-a-level", path: `/points/${levelled}` }]);
    const reviewed = await leader.api.assessments.review.mutate({
      id: mine.id,
      revision: mine.revision,
      points: pointsFor(form, 1),
      comment: "工作扎实",
      proposedGrade: "good",
    });
    expect(reviewed).toMatchObject({ state: "reviewed", result: { provisional: false } });
    expect(reviewed.score).toBeGreaterThan(80);
    const seen = await officer.api.assessments.get.query({ id: mine.id });
    expect(await kindsSeenBy(officer)).toEqual(["filling given", "filling superseded"]);
    expect(seen.result?.provisional).toBe(true);
    mine = reviewed;
  });

  it("a paper that goes back after its review tells nothing of it, by no way", async () => {
    const own = mine.score ?? 0;
    const stale = { id: mine.id, answers: handedIn };
    const untold = (seen: unknown) => {
      const { score, result } = seen as Pick<Assessment, "score" | "result">;
      expect(score ?? 0).toBeLessThan(own);
      expect(result?.provisional ?? true).toBe(true);
    };
    const late = await refusal(
      officer.api.assessments.submit.mutate({ ...stale, revision: 1, summary: "晚到的一次" }),
    );
    expect(late.code).toBe("wrong-state");
    const back = await leader.api.assessments.returnToStaff.mutate({
      id: mine.id,
      revision: mine.revision,
      reason: "请再核对学时",
    });
    const told = await officer.api.assessments.get.query({ id: mine.id });
    expect(told).toMatchObject({ state: "filling", returned: { reason: "请再核对学时" } });
    untold(told);
    for (const { assessment } of (await officer.api.assessments.mine.query({})).data)
      if (assessment.id === mine.id) untold(assessment);
    const conflict = await refusal(officer.api.assessments.saveAnswers.mutate({ ...stale, revision: 1 }));
    expect(conflict.code).toBe("conflict");
    untold(conflict.data?.current);
    expect((await refusal(officer.api.assessments.explain.query({ id: mine.id }))).code).toBe("not-found");
    expect(conflict.data?.current).toMatchObject({ kind: "filling", filling: { answers: handedIn } });
    const { revision } = await filledPaper(officer, back.id);
    const again = await officer.api.assessments.submit.mutate({ ...stale, revision });
    untold(again);
    const superseded = ["filling given", "filling superseded", "filling superseded"];
    expect(await kindsSeenBy(officer)).toEqual(superseded);
    // What was given before the return is there, for who gave it and those above.
    expect(await kindsSeenBy(leader)).toEqual([...superseded, "review superseded"]);
    const { form } = await leader.api.assessments.paper.query({ id: mine.id });
    mine = await leader.api.assessments.review.mutate({
      id: mine.id,
      revision: again.revision,
      points: pointsFor(form, 1),
      comment: "工作扎实",
      proposedGrade: "good",
    });
    untold(
      (await refusal(officer.api.assessments.saveAnswers.mutate({ ...stale, revision: 1 }))).data?.current ??
        {},
    );
  });

  it("grades stay within the quota, also when two are given at once", async () => {
    const groupId = mine.quotaGroupId ?? "";
    const reviewed = await reviewEverybody("hlbe-ga", groupId, { [duty]: handedIn });
    const ranking = await main.api.assessments.ranking.query({ quotaGroupId: groupId });
    expect(ranking.unready).toBe(0);
    expect(ranking.group.seats).toBe(Math.floor((ranking.group.base * 40) / 100));
    // The bureau's admin is ranked in this group, and does not decide: nothing of it before his feedback.
    const hidden = await bureau.api.assessments.ranking.query({ quotaGroupId: groupId });
    expect(hidden).toMatchObject({ withheld: true, unready: 0 });
    expect(hidden.rows.map(({ name }) => name)).toEqual(
      ranking.rows.map(({ name }) => name).sort((one, other) => one.localeCompare(other, "zh")),
    );
    for (const { score, rank, proposed, grade: given, reviewProposal } of hidden.rows)
      expect([score, rank, proposed, given, reviewProposal]).toEqual([
        null,
        null,
        undefined,
        undefined,
        undefined,
      ]);
    const rows = [...ranking.rows];
    const seats = ranking.group.seats;
    for (const row of rows.slice(0, seats - 1)) await grade(row.assessmentId, "good");
    const attempts = await Promise.allSettled(
      rows.slice(seats - 1, seats + 2).map((row) => grade(row.assessmentId, "good")),
    );
    expect(attempts.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    const full = await refusal(grade(rows[seats + 4]?.assessmentId ?? "", "good"));
    expect(full).toMatchObject({ code: "quota-exceeded", data: { seats } });
    const unready = await refusal(fix(groupId));
    expect(unready.code).toBe("wrong-state");
    for (const row of (await main.api.assessments.ranking.query({ quotaGroupId: groupId })).rows) {
      if (!row.grade) await grade(row.assessmentId, "fair");
    }
    const fixed = await fix(groupId);
    expect(fixed.state).toBe("fixed");
    expect(fixed.goodIds).toHaveLength(seats);
    const known = new Set(rows.map(({ assessmentId }) => assessmentId));
    for (const group of await bureau.api.assessments.quotaGroups.query({ cycleId }))
      expect(group.goodIds.filter((id) => known.has(id))).toEqual([]);
    expect(reviewed).toBe(ranking.rows.length);
    expect((await refusal(grade(rows[0]?.assessmentId ?? "", "fair"))).code).toBe("wrong-state");
  });

  it("the officer reads the feedback and confirms it", async () => {
    const decided = await leader.api.assessments.get.query({ id: mine.id });
    expect(decided).toMatchObject({ state: "decided", grade: { final: true } });
    expect((await officer.api.assessments.get.query({ id: mine.id })).grade).toBeUndefined();
    await leader.api.assessments.giveFeedback.mutate({
      id: mine.id,
      revision: decided.revision,
      text: "继续保持",
    });
    const told = await officer.api.assessments.readFeedback.mutate({ id: mine.id });
    expect(told.grade).toEqual(decided.grade);
    const given = ["feedback given", "filling given", "filling superseded", "filling superseded"];
    expect(await kindsSeenBy(officer)).toEqual([...given, "review given"]);
    const seen = await officer.api.assessments.contributions.query({ id: mine.id });
    expect(givenOf(seen, "review")).toMatchObject([
      { review: { comment: "工作扎实" }, byName: expect.any(String) },
    ]);
    expect(givenOf(seen, "feedback")).toMatchObject([
      { feedback: { text: "继续保持", readAt: expect.any(String) } },
    ]);
    const done = await officer.api.assessments.acknowledge.mutate({
      id: mine.id,
      revision: told.revision,
      reply: "谢谢",
    });
    expect(done.state).toBe("closed");
    const after = await leader.api.assessments.contributions.query({ id: mine.id });
    expect(givenOf(after, "acknowledgement")).toMatchObject([{ acknowledgement: { reply: "谢谢" } }]);
  });

  it("another unit sees nothing of all this", async () => {
    const { api } = stranger;
    const refused = await Promise.all(
      [
        api.forms.get.query({ id: adopted.id }),
        api.forms.version.query({ formId: adopted.id, version: 1 }),
        api.cycles.get.query({ id: cycleId }),
        api.cycles.progress.query({ cycleId }),
        api.assessments.get.query({ id: mine.id }),
        api.assessments.explain.query({ id: mine.id }),
        api.assessments.paper.query({ id: mine.id }),
      ].map(refusal),
    );
    expect(refused.map(({ code }) => code)).toEqual(refused.map(() => "not-found"));
    expect(await api.assessments.quotaGroups.query({ cycleId })).toEqual([]);
    expect((await api.assessments.list.query({ filter: { cycleId } })).total).toBe(0);
    const [template] = (await api.library.list.query({ filter: { q: "执法勤务类" } })).data;
    expect(template?.adoptions).toEqual([]);
  });

  it("the trail tells all of it in words", async () => {
    const trail = await readTrail(await server.as("hlbe-ga", ["auditor"]));
    const said = (action: string) => trail.find((one) => one.action === action)?.zh;
    expect(said("library.adopt")).toMatch(/采用“呼伦贝尔市”的模板“(.+)”为“\1”$/);
    expect(said("forms.publish")).toMatch(/发布考核表“执法勤务类民警季度考核表”：第 1 版$/);
    expect(said("assessments.fixGrades")).toMatch(/确定“.*2026-Q3”中“.+”的等次$/);
    const above = await readTrail(await server.as("hlbe", ["auditor"]));
    expect(above.map(({ zh }) => zh)).toContainEqual(expect.stringMatching(/共享给全部下级单位：第 1 版$/));
  });
});

const own = { id: "own-visits", code: "本局走访", title: "本局入户走访" };

function withOwnIndicator(document: Form, formula: string): Form {
  const group = document.score.groups.find((one) => one.kind === "individual")?.code ?? "";
  const { fields } = document;
  const count = (title: string, id: string) => ({ type: "integer", minimum: 0, title, "x-id": id });
  return {
    ...document,
    fields: {
      ...fields,
      required: [...(fields.required ?? []), "走访户数", "应走访户数"],
      properties: {
        ...fields.properties,
        走访户数: count("走访户数", "own-visited"),
        应走访户数: { ...count("应走访户数", "own-due"), minimum: 1 },
      },
    },
    indicators: [
      ...document.indicators,
      { ...own, group, points: { kind: "fixed", full: 2 }, by: { kind: "formula", formula } },
    ],
    samples: [],
  };
}

function withoutOwn(document: Form): Form {
  return { ...document, indicators: document.indicators.filter((one) => one.id !== own.id) };
}

async function grade(id: string, value: "good" | "fair") {
  const { revision } = await main.api.assessments.get.query({ id });
  return main.api.assessments.setGrade.mutate({ id, revision, grade: value, reason: "经研究决定" });
}

async function fix(quotaGroupId: string) {
  const { group } = await main.api.assessments.ranking.query({ quotaGroupId });
  return main.api.assessments.fixGrades.mutate({ quotaGroupId, revision: group.revision });
}
