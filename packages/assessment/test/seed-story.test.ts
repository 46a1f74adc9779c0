import type { Assessment, Form, Grade, QuotaGroup } from "@duheng/contracts";
import { prepareForm } from "@duheng/form";
import { describe, expect, it } from "vitest";
import { demonstrationCity } from "../../../seed/index.ts";
import {
  assignPapers,
  candidateOf,
  canFixGrades,
  canSetGrade,
  daysOfPeriod,
  planQuotaGroups,
  proposeGrades,
  type StepActionName,
  stepsFor,
  transition,
} from "../src/index.ts";
import { assessment as blank, quotaGroup } from "./documents.ts";

const city = demonstrationCity();
const staff = city.staff.filter((person) => person.tenantId === "hlbe-ga");
const days = daysOfPeriod("2026-Q3");
const police = city.formVersions.find((version) => version.document.title === "执法勤务类民警季度考核表");
const plan = city.plans.find(({ tenantId }) => tenantId === "hlbe-ga");

describe("the third quarter of 市公安局, after it took the city's form for 执法勤务类", () => {
  const papers = [...(plan?.papers ?? []), { categoryId: "hlbe-ga-c-duty", formId: "adopted" }];
  const { assigned, excluded, problems } = assignPapers(papers, staff, days);

  it("before, each of the 17 on duty is named as one without a paper", () => {
    const before = assignPapers(plan?.papers ?? [], staff, days);
    expect(before.problems.map((problem) => problem.code)).toEqual(
      Array.from({ length: 17 }, () => "no-paper"),
    );
  });

  it("each member of staff gets exactly one paper of the own category", () => {
    expect(problems).toEqual([]);
    expect(assigned.length + excluded.length).toBe(36);
    expect(new Set(assigned.map((one) => one.staff.id)).size).toBe(assigned.length);
    for (const { staff: person, paper } of assigned) expect(paper.categoryId).toBe(person.categoryId);
    expect(excluded.map(({ staff: person, rule, code }) => [person.number, rule, code])).toEqual([
      ["001", "G17", "leader"],
      ["002", "G17", "leader"],
      ["003", "G17", "leader"],
      ["015", "G18", "investigation"],
      ["034", "G18", "probation"],
    ]);
  });

  it("31 count in the base, and 12 may be good; the thirteenth is refused", () => {
    const members = assigned.map(({ staff: person }) => ({
      assessmentId: person.id,
      departmentId: person.departmentId,
      departmentName: "",
      categoryId: person.categoryId,
      categoryName: "",
    }));
    const settings = plan?.settings.quota ?? {
      percent: 0,
      rounding: "floor",
      group: "unit",
      countUngraded: false,
    };
    const [made] = planQuotaGroups(members, settings);
    expect(made).toMatchObject({ base: 31, seats: 12 });
    let group: QuotaGroup = quotaGroup({ base: 31, seats: 12 });
    const outcomes = members.map(({ assessmentId }) => {
      const outcome = canSetGrade(group, blank({ id: assessmentId }), "good");
      if (outcome.ok) group = outcome.group;
      return outcome.ok ? "ok" : outcome.refusal.code;
    });
    expect(outcomes.filter((outcome) => outcome === "ok")).toHaveLength(12);
    expect(new Set(outcomes.slice(12))).toEqual(new Set(["quota-exceeded"]));
  });

  it("one officer's way from filling to feedback, the score rising once the leader gave the points", () => {
    const form = police?.document ?? ({} as Form);
    const prepared = prepareForm(form);
    const answers = prepared.submission(form.samples?.[0]?.inputs.answers ?? {});
    const officer = staff.find((person) => person.number === "005");
    const department = city.departments.find(({ id }) => id === officer?.departmentId);
    let current = blank({
      state: "filling",
      subject: { kind: "person", id: officer?.id ?? "" },
      steps: stepsFor(plan?.steps ?? [], {
        subjectId: officer?.id ?? "",
        headId: department?.headId,
        leaderInChargeId: department?.leaderInChargeId,
        mainLeaderIds: ["hlbe-ga-001"],
        unitAdminIds: [],
        endsOn: days.endsOn,
      }),
    });
    const act = (action: StepActionName, staffId: string) => {
      const actor = { userId: staffId, staffId, roles: [], at: "2026-10-01T09:00:00+08:00" };
      const outcome = transition(current, action, actor);
      expect(outcome).toMatchObject({ ok: true });
      if (outcome.ok) current = { ...current, state: outcome.state, steps: outcome.steps };
    };
    expect(prepared.validate(answers)).toMatchObject({ valid: true });
    act("submit", "hlbe-ga-005");
    const first = prepared.score({ answers });
    expect(first).toMatchObject({ provisional: true });
    act("review", "hlbe-ga-002");
    const review = { 政治素质: 8, 履职能力: 5.1, 现场处置: 6, 综合测评: 8.5, 急难险重: 2 };
    const result = prepared.score({ answers, review });
    expect(result).toMatchObject({ provisional: false, score: 99.6 });
    const reviewed: Assessment = { ...current, score: result.score, result };
    const { rows } = proposeGrades({
      candidates: [candidateOf(reviewed, form)],
      bands: plan?.settings.bands ?? { good: 90, fair: 80, average: 60 },
      seats: 1,
    });
    expect(rows).toMatchObject([{ proposed: "good", rank: 1 }]);
    const graded = canSetGrade(quotaGroup({ base: 3, seats: 1 }), reviewed, "good");
    expect(graded.ok).toBe(true);
    const grade = { value: "good" as Grade, at: "2026-10-12T09:00:00+08:00", final: false };
    expect(canFixGrades(graded.ok ? graded.group : quotaGroup(), [{ ...reviewed, grade }])).toEqual({
      ok: true,
    });
    act("decide", "hlbe-ga-001");
    act("giveFeedback", "hlbe-ga-002");
    act("acknowledge", "hlbe-ga-005");
    expect(current.state).toBe("closed");
  });
});

describe("points as the design of the demonstration names them", () => {
  const table: readonly [form: string, points: Record<string, number>][] = [
    [
      "执法勤务类民警季度考核表",
      {
        接处警及时率: 10,
        案卷合格率: 10,
        限期办结率: 6,
        矛盾化解率: 8,
        巡防到位率: 6,
        信息采集准确率: 6,
        现场处置: 6,
        群众满意度: 8,
        立功受奖: 5,
        急难险重: 5,
      },
    ],
    [
      "警务技术类民警季度考核表",
      {
        勘验及时率: 10,
        鉴定采信率: 12,
        时限达标率: 8,
        物证流转完整率: 8,
        入库率: 6,
        设备完好率: 6,
        支撑贡献: 6,
        能力验证: 4,
        科研: 5,
        革新: 5,
      },
    ],
    [
      "综合管理类民警季度考核表",
      {
        办文准确率: 10,
        督办按期率: 10,
        调研采用: 8,
        服务基层满意度: 10,
        财务合规率: 8,
        档案保密: 6,
        舆情回应率: 4,
        培训学分: 4,
        制度创新: 5,
        活动保障: 5,
      },
    ],
    [
      "生态环境执法监测人员季度考核表",
      { 监测有效率: 12, 上报及时: 10, 执法检查: 10, 案卷合格: 8, 信访办结: 8, 审批时限: 6, 应急: 6 },
    ],
    [
      "文化旅游人员季度考核表",
      { 市场检查: 12, 文物巡查: 10, 惠民活动: 10, 投诉办结: 10, 项目进度: 10, 上级点评: 8, 宣传: 4 },
    ],
    [
      "政务服务窗口人员季度考核表",
      { 按时办结: 20, 一次办成: 15, 材料精简: 10, 窗口规范: 15, 满意度: 2.5, 表扬: 2 },
    ],
    ["组织部工作人员季度考核表", { 亮点: 8, 创新创先: 5, 建言献策: 4, 宣传信息: 3 }],
  ];

  it.each(table)("%s", (title, expected) => {
    const form = city.formVersions.find((version) => version.document.title === title)?.document;
    const found = Object.fromEntries(
      (form?.indicators ?? []).flatMap(({ code, points }) =>
        code in expected ? [[code, points.kind === "fixed" ? points.full : points.max]] : [],
      ),
    );
    expect(found).toEqual(expected);
  });

  it.each([
    ["执法勤务类民警季度考核表", "复议诉讼纠错", -3],
    ["执法勤务类民警季度考核表", "有责投诉", -2],
    ["警务技术类民警季度考核表", "鉴定差错", -5],
    ["警务技术类民警季度考核表", "检材遗失污染", -8],
    ["综合管理类民警季度考核表", "差错", -1],
    ["综合管理类民警季度考核表", "失泄密", -10],
    ["生态环境执法监测人员季度考核表", "逾期", -1],
    ["政务服务窗口人员季度考核表", "核实差评", -1],
    ["检察官（刑事检察）季度考核表", "文书差错", -2],
  ])("%s: one case of %s is %d", (title, code, points) => {
    const form =
      city.formVersions.find((version) => version.document.title === title)?.document ?? ({} as Form);
    const sample = form.samples?.find(({ id }) => id === "sample-full");
    const [ask, count] = ["ask", "count"].map((part) => {
      const id = form.indicators.find((indicator) => indicator.code === code)?.id;
      return (
        Object.entries(form.fields.properties).find(
          ([, field]) => field?.["x-id"] === `${id}-${part}`,
        )?.[0] ?? ""
      );
    });
    const answers = { ...sample?.inputs.answers, [ask ?? ""]: true, [count ?? ""]: 1 };
    const result = prepareForm(form).score({ ...sample?.inputs, answers });
    expect(result.indicators[code]?.points).toBe(points);
  });

  it("G9 lost samples and leaked secrets leave 一般 as the highest grade, whatever the score", () => {
    const version = city.formVersions.find(({ document }) => document.title === "综合管理类民警季度考核表");
    const form = version?.document ?? ({} as Form);
    const full = form.samples?.find(({ id }) => id === "sample-full");
    const answers = { ...full?.inputs.answers, 是否有失泄密: true, 失泄密件数: 1 };
    const result = prepareForm(form).score({ ...full?.inputs, answers });
    expect(result).toMatchObject({ score: 90, ceiling: "average", vetoes: ["失泄密"] });
  });

  it("G8 at 政务服务局 satisfaction adds at most 2.5, takes at most 5, and nothing under 30 answers", () => {
    const form = city.formVersions.find(({ tenantId }) => tenantId === "hlbe-zw")?.document ?? ({} as Form);
    const prepared = prepareForm(form);
    const full = form.samples?.find(({ id }) => id === "sample-full")?.inputs ?? { answers: {} };
    const pointsAt = (changes: Record<string, unknown>) => {
      const { 群众满意率: _rate, ...rest } = full.answers;
      return prepared.score({ ...full, answers: { ...rest, ...changes } }).indicators.满意度?.points;
    };
    expect(pointsAt({ 评价份数: 30, 群众满意率: 100 })).toBe(2.5);
    expect(pointsAt({ 评价份数: 30, 群众满意率: 90 })).toBe(-2.5);
    expect(pointsAt({ 评价份数: 30, 群众满意率: 60 })).toBe(-5);
    expect(pointsAt({ 评价份数: 29 })).toBe(0);
  });

  it("G7 of several highlights the highest alone counts", () => {
    const form = city.formVersions.find(({ tenantId }) => tenantId === "hlbe-zzb")?.document ?? ({} as Form);
    const full = form.samples?.find(({ id }) => id === "sample-full")?.inputs ?? { answers: {} };
    const rows = ["市级", "自治区级", "市级"].map((level, index) => ({ 名称: `亮点${index}`, 级别: level }));
    const result = prepareForm(form).score({ ...full, answers: { ...full.answers, 工作亮点: rows } });
    expect(result.indicators.亮点?.points).toBe(5);
  });
});
