import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { assessments } from "../src/assessments/model.ts";
import { registeredModels } from "../src/database/model.ts";
import { inTenant } from "../src/database/scope.ts";
import { categoryUses } from "../src/in-use/category-uses.ts";
import { departmentUses } from "../src/in-use/department-uses.ts";
import { formUses } from "../src/in-use/form-uses.ts";
import { planUses } from "../src/in-use/plan-uses.ts";
import { staffUses } from "../src/in-use/staff-uses.ts";
import type { UseOf } from "../src/in-use/use.ts";
import { refusal } from "./client.ts";
import { idPathsOf } from "./id-paths.ts";
import { type SignedIn, startTestServer, type TestServer } from "./server.ts";
import { byFormula, makeSmallUnit, type SmallUnit } from "./small-unit.ts";

type Removable = "staff" | "departments" | "staffCategories" | "forms" | "plans";

const looked: Record<Removable, readonly UseOf[]> = {
  staff: staffUses,
  departments: departmentUses,
  staffCategories: categoryUses,
  forms: formUses,
  plans: planUses,
};

/** References to what can be removed that stand against no removal, and why. */
const harmless: Readonly<Record<string, string>> = {
  "WorkItem.subjectId": "follows from the steps of an assessment, which stands against it",
  "Cohort.categoryId": "of the papers of its category",
  "CohortValues.categoryId": "of the papers of its category",
  "StaffEvent.staffId": "is the person's own, and goes with him",
  "StaffEvent.before.departmentId": "tells with its name where somebody was",
  "StaffEvent.before.categoryId": "tells with its name what somebody was",
  "StaffEvent.after.departmentId": "tells with its name where somebody came",
  "StaffEvent.after.categoryId": "tells with its name what somebody became",
  "StaffEvent.successorId": "tells with his name who took over; what he took over names him",
  "Kinship.staffIds[]": "is nothing without the person, and goes with him",
  "StaffTransfer.successorId": "is asked again when it is accepted",
  "Reorganisation.parts[].departmentIds[]": "is asked again when it goes on",
  "Reorganisation.parts[].staffIds[]": "is asked again when it goes on",
  "Reorganisation.parts[].exceptIds[]": "is asked again when it goes on",
  "Reorganisation.departments[].fromId": "is asked again when it goes on",
  "Reorganisation.departments[].toId": "is made anew where it is gone",
  "Reorganisation.categories[].fromId": "is asked again when it goes on",
  "Reorganisation.categories[].toId": "is made anew where it is gone",
  "ImportRow.targetId": "what was written is undone only where it is still there",
  "ImportRow.choice.same": "is asked again before it is written",
  "ImportRow.candidates[].id": "is asked again before it is written",
  "FormRevision.formId": "a draft's own saves",
  "FormPresence.formId": "who looks at it at this moment",
  "FormDraft.base.formId": "the template's, which is kept with the publication",
  "FormDraft.upgradedFrom.base.formId": "the template's, which is kept with the publication",
  "Adoption.templateFormId": "the template's, which is kept with the publication",
  "FormOffer.formId": "the template's, which was published",
  "FormOffer.fromFormId": "the offer holds what was offered",
};

/** What every id in a stored document is of. */
const removable: Readonly<Record<string, Removable>> = {
  ...{ "Staff.departmentId": "departments", "Staff.categoryId": "staffCategories" },
  ...{ "Department.headId": "staff", "Department.leaderInChargeId": "staff" },
  ...{ "Membership.staffId": "staff", "Grant.staffId": "staff", "WorkItem.subjectId": "staff" },
  ...{ "Assessment.subject.id": "staff", "Assessment.formId": "forms" },
  "Assessment.steps[].actorIds[]": "staff",
  "Assessment.steps[].doneBy": "staff",
  "Assessment.snapshot.departmentId": "departments",
  "Assessment.snapshot.categoryId": "staffCategories",
  ...{ "Cohort.categoryId": "staffCategories", "CohortValues.categoryId": "staffCategories" },
  ...{ "Cycle.planId": "plans", "Cycle.papers[].categoryId": "staffCategories" },
  ...{ "Cycle.papers[].formId": "forms", "Plan.papers[].formId": "forms" },
  ...{ "Plan.papers[].categoryId": "staffCategories", "FormDraft.categoryId": "staffCategories" },
  ...{ "FormRevision.formId": "forms", "FormVersion.formId": "forms", "FormPresence.formId": "forms" },
  ...{ "FormDraft.base.formId": "forms", "FormDraft.upgradedFrom.base.formId": "forms" },
  ...{ "Adoption.templateFormId": "forms", "Publication.formId": "forms" },
  ...{ "FormOffer.formId": "forms", "FormOffer.fromFormId": "forms" },
  ...{ "StaffEvent.staffId": "staff", "StaffEvent.successorId": "staff", "Kinship.staffIds[]": "staff" },
  "DatasetRow.staffId": "staff",
  ...{ "StaffTransfer.staffId": "staff", "StaffTransfer.newStaffId": "staff" },
  "StaffTransfer.successorId": "staff",
  "Reorganisation.parts[].departmentIds[]": "departments",
  "Reorganisation.parts[].staffIds[]": "staff",
  "Reorganisation.parts[].exceptIds[]": "staff",
  ...{
    "Reorganisation.departments[].fromId": "departments",
    "Reorganisation.departments[].toId": "departments",
  },
  ...{
    "Reorganisation.categories[].fromId": "staffCategories",
    "Reorganisation.categories[].toId": "staffCategories",
  },
  ...{
    "ImportRow.targetId": "staff",
    "ImportRow.choice.same": "staff",
    "ImportRow.candidates[].id": "staff",
  },
  ...{ "StaffEvent.before.departmentId": "departments", "StaffEvent.after.departmentId": "departments" },
  ...{ "StaffEvent.before.categoryId": "staffCategories", "StaffEvent.after.categoryId": "staffCategories" },
};

/** Ids of what is never removed by itself, or stands for nothing that is. */
const lasting = [
  /^[A-Za-z]+\.(id|tenantId)$/,
  // What an import refers to by a name is looked up again before it is written, and its own parts.
  /^Import\.(unknown\[\]\.(nearest\[\]\.id|meant\.id)|made\[\]\.id|jobId)$/,
  /^ImportRow\.importId$/,
  // What an archive is of, its job and its content: gone with it.
  /^TenantArchive\.(jobId|of\.tenantId|made\.contentId)$/,
  // A dataset with figures is not removed, and its versions never.
  /^Score\.datasets\[\]\.(datasetId|versionId)$|^DatasetVersion\.(datasetId|basedOn|source\.importId)$/,
  // Tokens are revoked, and stay; one that names a dataset that is gone can push nothing to it.
  /^Import\.push\.tokenId$|^AccessToken\.datasetIds\[\]$/,
  /^DatasetRow\.(versionId|fromId)$|^Import\.(dataset|sameAs)\.id$/,
  // What a user is where: a mirror of the memberships.
  /^User\.memberships\[\]\.(tenantId|staffId)$/,
  // Accounts.
  /\.(by|userId|updatedBy|savedBy|publishedBy|replacedBy|startedBy|fixedBy|scoredBy|sharedBy|offeredBy|givenBy|withdrawnBy)$/,
  // Tenants.
  /^Tenant\.succeededBy\.id$|^Reorganisation\.(byTenantId|jobId|receivers\[\]\.tenantId|parts\[\]\.fromId)$/,
  /\.(reportsTo|legalParent|path\[\]|ownerTenantId|homeTenantId|fromTenantId|toTenantId|ownerPath\[\]|tenantIds\[\])$/,
  /\.(base|origin)\.(tenantId|publicationId)$/,
  // Cycles, assessments and what is of one; persons; publications; files; the trail.
  /\.(cycleId|assessmentId|assessmentIds\[\]|quotaGroupId|goodIds\[\]|scoreId|cohortValuesId|personId)$/,
  /\.(publicationId|grantId|entryId|origin\.id|files\[\]\.id|owner\.id|target\.id|entries\[\]\.id)$/,
];

describe("what refers to a person, department, category, form or plan", () => {
  const paths = registeredModels().flatMap((name) => idPathsOf(name));

  it("is every id of a stored document of which this list says so, and each id is known", () => {
    expect(paths.length).toBeGreaterThan(100);
    const unknown = paths.filter(
      (path) => removable[path] === undefined && !lasting.some((each) => each.test(path)),
    );
    expect(unknown).toEqual([]);
    const gone = [...Object.keys(removable), ...Object.keys(harmless)].filter(
      (path) => !paths.includes(path),
    );
    expect(gone).toEqual([]);
  });

  it.each(Object.keys(looked) as Removable[])(
    "%s: is looked at before removing, or stands against none",
    (kind) => {
      const covered = looked[kind].flatMap(({ covers }) => covers);
      const wanted = Object.keys(removable).filter(
        (path) => removable[path] === kind && harmless[path] === undefined,
      );
      expect([...covered].sort()).toEqual(wanted.sort());
    },
  );
});

describe("removing what is in use", () => {
  let server: TestServer;
  let unit: SmallUnit;
  let admin: SignedIn;
  beforeAll(async () => {
    server = await startTestServer({ works: false });
    unit = await makeSmallUnit(server, {
      tenantId: "bureau",
      people: 4,
      indicators: [byFormula("满分", "10")],
    });
    admin = unit.admin;
    const { api } = admin;
    const people = (await api.staff.list.query({})).data;
    const [head] = people;
    const { id, revision, name } = await api.departments.get.query({ id: unit.departmentId });
    await api.departments.update.mutate({ id, revision, name, leaderInChargeId: head?.id ?? "" });
    await unit.start("2026-Q3");
  });
  afterAll(() => server[Symbol.asyncDispose]());

  it("a person with a paper, steps and a department: refused by name, with the right way", async () => {
    const { id, revision } = (await admin.api.staff.list.query({})).data[0] ?? expect.fail("nobody");
    expect(await refusal(admin.api.staff.remove.mutate({ id, revision }))).toMatchObject({
      code: "in-use",
      message: {
        zh: "“示例-001（001）”不能删除：还有内容引用它。",
        en: "“示例-001（001）” cannot be removed: something refers to it.",
      },
      problems: [
        { code: "used-by-papers", message: { zh: "有 1 份本人的考核表：“平时考核方案 2026-Q3”" } },
        {
          code: "used-by-steps",
          message: { zh: "是 3 份考核表的办理人：“示例-002”“示例-003”“示例-004”" },
        },
        { code: "used-by-departments", message: { zh: "是科室“办公室”的负责人或分管领导" } },
        { code: "instead-leave" },
      ],
      data: { instead: "leave" },
    });
    expect((await admin.api.staff.get.query({ id })).revision).toBe(revision);
  });

  it("a department, a category and a plan: refused with what refers to it", async () => {
    const { api } = admin;
    const told = [
      await refusal(api.departments.remove.mutate({ id: unit.departmentId, revision: 1 })),
      await refusal(api.staffCategories.remove.mutate({ id: unit.categoryId, revision: 0 })),
      await refusal(api.plans.remove.mutate({ id: unit.plan.id, revision: unit.plan.revision })),
    ];
    expect(told.map(({ code, problems }) => [code, problems?.map((one) => one.message.zh)])).toEqual([
      [
        "in-use",
        [
          "在职 4 人：“示例-001”“示例-002”“示例-003”等 4 人",
          "有 4 份考核表，见周期“平时考核方案 2026-Q3”",
          "请先把在职人员调到其他科室，再停用此科室；停用后不再选用，原有记录照旧",
        ],
      ],
      [
        "in-use",
        [
          "在职 4 人：“示例-001”“示例-002”“示例-003”等 4 人",
          "考核方案“平时考核方案”引用它",
          "考核周期“平时考核方案 2026-Q3”引用它",
          "有 4 份考核表，见周期“平时考核方案 2026-Q3”",
          "请先给在职人员改选其他类别，再停用此类别；停用后不再选用，原有记录照旧",
        ],
      ],
      [
        "in-use",
        ["考核周期“平时考核方案 2026-Q3”引用它", "请改为停用此方案：不能再启动新的周期，已启动的照常进行"],
      ],
    ]);
    expect(told.map(({ data }) => data)).toEqual(Array(3).fill({ instead: "retire" }));
  });

  it("a form that was published, and a draft that a plan gives out", async () => {
    const { api } = admin;
    const { revision } = await api.forms.get.query({ id: unit.formId });
    expect(await refusal(api.forms.remove.mutate({ id: unit.formId, revision }))).toMatchObject({
      code: "in-use",
      problems: [
        { code: "used-by-versions", message: { zh: "已发布过 1 个版本" } },
        { code: "used-by-plans" },
        { code: "used-by-cycles" },
        { code: "used-by-papers" },
        { code: "instead-archive" },
      ],
      data: { instead: "archive" },
    });
    const draft = await api.forms.create.mutate({ title: "未发布的表" });
    const category = await api.staffCategories.create.mutate({ code: "other", name: "其他类" });
    const plan = await api.plans.create.mutate({
      title: "另一方案",
      frequency: "year",
      papers: [{ categoryId: category.id, formId: draft.id }],
    });
    expect(await refusal(api.forms.remove.mutate({ id: draft.id, revision: draft.revision }))).toMatchObject({
      code: "in-use",
      problems: [
        { code: "used-by-plans", message: { zh: "考核方案“另一方案”引用它" } },
        { code: "instead-archive" },
      ],
    });
    await api.plans.remove.mutate({ id: plan.id, revision: plan.revision });
    expect(await api.forms.remove.mutate({ id: draft.id, revision: draft.revision })).toEqual({
      id: draft.id,
      title: "未发布的表",
    });
    await api.staffCategories.remove.mutate({ id: category.id, revision: category.revision });
  });

  it("several at once: none is removed, each is told with the way, which is named once", async () => {
    const { api } = admin;
    const mistake = await unit.hire({ name: "误录" });
    const people = (await api.staff.list.query({})).data;
    const chosen = people.map(({ id, revision }) => ({ id, revision }));
    const told = await refusal(api.staff.removeMany.mutate({ chosen }));
    expect(told.code).toBe("in-use");
    expect(told.message.zh).toBe("所选 5 项中有 4 项不能这样办，因此一项也没有改动。");
    expect(told.problems?.[1]?.message.zh).toBe(
      "示例-002：有 1 份本人的考核表：“平时考核方案 2026-Q3”；删除只用于误录的人员。此人离开单位，请办理“离开”，写明日期，考核记录会保留",
    );
    expect(told.data).toEqual({ instead: "leave" });
    expect((await api.staff.list.query({})).total).toBe(5);
    expect(await api.staff.remove.mutate({ id: mistake, revision: 0 })).toEqual({ id: mistake });
  });

  it("a person with an account, or a grant of another unit", async () => {
    const id = await unit.hire({ name: "有账号" });
    await server.as("bureau", ["staff"], { staffId: id });
    const told = await refusal(admin.api.staff.remove.mutate({ id, revision: 0 }));
    expect(told.problems?.map(({ code }) => code)).toEqual(["used-by-account", "instead-leave"]);
  });

  it("what is retired is chosen by nobody new, and comes back", async () => {
    const { api } = admin;
    const { id, revision } = await api.departments.create.mutate({ name: "旧科" });
    const someone = await unit.hire({ departmentId: id });
    expect(await refusal(api.departments.retire.mutate({ id, revision }))).toMatchObject({
      code: "wrong-state",
      message: {
        zh: "还有在职 1 人属于此项：示例-007。请先在“人员”页选中他们，用“批量修改”改到别处，再停用。",
      },
    });
    await api.staff.updateMany.mutate({
      chosen: [{ id: someone, revision: 0 }],
      changes: { departmentId: unit.departmentId },
    });
    expect(await api.departments.retire.mutate({ id, revision })).toMatchObject({ state: "retired" });
    expect(await refusal(api.departments.retire.mutate({ id, revision: revision + 1 }))).toMatchObject({
      code: "wrong-state",
    });
    const told = await refusal(unit.hire({ departmentId: id }));
    expect(told).toMatchObject({
      code: "invalid-input",
      problems: [{ path: "/departmentId", message: { zh: "“旧科”已停用，请另选一个，或先恢复它" } }],
    });
    await api.departments.restore.mutate({ id, revision: revision + 1 });
    await unit.hire({ departmentId: id });
  });

  it("of a removal and a start at once, nobody who is gone gets a paper", async () => {
    const { api } = admin;
    for (const period of ["2027-Q1", "2027-Q2", "2027-Q3"]) {
      const id = await unit.hire({ name: "新录", number: `R-${period}` });
      const [started, removed] = await Promise.allSettled([
        unit.start(period),
        api.staff.remove.mutate({ id, revision: 0 }),
      ]);
      const papers = await inTenant("bureau", () => assessments.count({ "subject.id": id }));
      const isThere = (await api.staff.getMany.query({ ids: [id] })).length > 0;
      expect([started?.status, papers > 0]).toEqual(["fulfilled", isThere]);
      expect(isThere).toBe(removed?.status === "rejected");
    }
  });

  it("no cycle starts by a retired plan, and one that runs goes on", async () => {
    const { api } = admin;
    const { id, revision } = await api.plans.get.query({ id: unit.plan.id });
    await api.plans.retire.mutate({ id, revision });
    expect(await refusal(unit.start("2026-Q4"))).toMatchObject({
      code: "invalid-document",
      problems: [{ code: "plan-retired", path: "/planId" }],
    });
    expect(await inTenant("bureau", () => assessments.count({ state: "filling", period: "2026-Q3" }))).toBe(
      4,
    );
    await api.plans.restore.mutate({ id, revision: revision + 1 });
    expect(await api.cycles.preview.query({ planId: id, period: "2026-Q4" })).toMatchObject({ problems: [] });
  });
});
