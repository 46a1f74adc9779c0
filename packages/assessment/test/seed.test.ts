import { type DocumentName, type Form, validators } from "@duheng/contracts";
import { checkForm, prepareForm, runSamples } from "@duheng/form";
import { describe, expect, it } from "vitest";
import { policeDutyForm } from "../../../seed/forms/police/duty.ts";
import { demonstrationCity } from "../../../seed/index.ts";
import { assignPapers, daysOfPeriod, flatScoring } from "../src/index.ts";

const city = demonstrationCity();
const documents: readonly [keyof typeof city, DocumentName][] = [
  ["tenants", "Tenant"],
  ["departments", "Department"],
  ["staffCategories", "StaffCategory"],
  ["staff", "Staff"],
  ["indicatorEntries", "IndicatorEntry"],
  ["formDrafts", "FormDraft"],
  ["formVersions", "FormVersion"],
  ["publications", "Publication"],
  ["plans", "Plan"],
  ["datasets", "Dataset"],
  ["datasetVersions", "DatasetVersion"],
  ["datasetRows", "DatasetRow"],
  ["cycles", "Cycle"],
  ["quotaGroups", "QuotaGroup"],
  ["assessments", "Assessment"],
  ["scores", "Score"],
];

/** One form for each content: units share adopted templates. */
const forms = [
  ...new Map(city.formVersions.map((version): [string, Form] => [version.hash, version.document])).values(),
];

describe("the documents of the demonstration city", () => {
  it.each(documents)("%s are valid by their schema", (part, name) => {
    for (const document of city[part]) expect(() => validators[name].parse(document)).not.toThrow();
  });

  it.each([...documents.map(([part]) => part), "accounts" as const])("%s have ids of their own", (part) => {
    const ids = city[part].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/.test(id))).toBe(true);
  });

  it("what refers to something refers to something that is there, in the same tenant", () => {
    const tenantOf = (
      part: "staff" | "departments" | "staffCategories" | "formDrafts" | "cycles" | "assessments",
    ) => new Map(city[part].map(({ id, tenantId }) => [id, tenantId]));
    const [staff, departments, categories] = [
      tenantOf("staff"),
      tenantOf("departments"),
      tenantOf("staffCategories"),
    ];
    const [drafts, cycles, assessments] = [
      tenantOf("formDrafts"),
      tenantOf("cycles"),
      tenantOf("assessments"),
    ];
    for (const person of city.staff) {
      expect(departments.get(person.departmentId)).toBe(person.tenantId);
      expect(categories.get(person.categoryId)).toBe(person.tenantId);
    }
    for (const { tenantId, headId, leaderInChargeId } of city.departments) {
      for (const id of [headId, leaderInChargeId]) if (id) expect(staff.get(id)).toBe(tenantId);
    }
    for (const { tenantId, cycleId, formId, subject, steps } of city.assessments) {
      expect(cycles.get(cycleId)).toBe(tenantId);
      expect(drafts.get(formId)).toBe(tenantId);
      expect(staff.get(subject.id)).toBe(tenantId);
      for (const id of steps.flatMap((step) => step.actorIds)) expect(staff.get(id)).toBe(tenantId);
    }
    for (const { tenantId, assessmentId } of city.scores)
      expect(assessments.get(assessmentId)).toBe(tenantId);
  });

  it("is the same every time", () => {
    expect(JSON.stringify(demonstrationCity())).toBe(JSON.stringify(city));
  });
});

describe("the organisation", () => {
  it("has the city, 14 banners and 19 units with some 200 people", () => {
    const count = (kind: string) => city.tenants.filter((tenant) => tenant.kind === kind).length;
    expect([count("city"), count("banner"), count("unit")]).toEqual([1, 14, 19]);
    for (const banner of ["hailar", "ewenki"]) {
      expect(city.tenants.filter((tenant) => tenant.reportsTo === banner)).toHaveLength(5);
    }
    expect(city.staff.length).toBeGreaterThanOrEqual(190);
    expect(city.staff.length).toBeLessThanOrEqual(205);
    expect(city.staff.filter((person) => person.tenantId === "hlbe-ga")).toHaveLength(36);
  });

  it("扎赉诺尔区 reports to 满洲里市 and legally belongs to the city", () => {
    const found = city.tenants.find((tenant) => tenant.name === "扎赉诺尔区");
    expect(found).toMatchObject({ reportsTo: "manzhouli", legalParent: "hlbe", path: ["hlbe", "manzhouli"] });
  });

  it("names nobody real, and of the 60 of 市检察院 two alike, who are in two departments", () => {
    expect(city.staff.every((person) => /^示例-.\d{3}$/.test(person.name))).toBe(true);
    const alike = city.staff.filter(({ id, name }) =>
      city.staff.some((other) => other.id !== id && other.name === name),
    );
    expect(alike.map(({ id, name, departmentId }) => [id, name, departmentId])).toEqual([
      ["hlbe-jcy-021", "示例-乙021", "hlbe-jcy-d-1"],
      ["hlbe-jcy-040", "示例-乙021", "hlbe-jcy-d-2"],
    ]);
    const active = city.staff.filter(({ tenantId, state }) => tenantId === "hlbe-jcy" && state === "active");
    expect(active).toHaveLength(60);
  });

  it("gives each role an account, each account its person, and separates the three administrators", () => {
    const roles = city.accounts.flatMap(({ memberships }) =>
      memberships.flatMap((membership) => membership.roles),
    );
    expect(new Set(roles).size).toBe(10);
    for (const { id, memberships } of city.accounts) {
      for (const { staffId, tenantId } of memberships) {
        if (staffId)
          expect(city.staff.find((person) => person.id === staffId)).toMatchObject({ tenantId, userId: id });
      }
    }
    const categories = city.accounts.flatMap(({ memberships }) =>
      memberships.flatMap(({ staffId }) =>
        city.staff.filter((one) => one.id === staffId && !one.isLeader).map((one) => one.categoryId),
      ),
    );
    for (const code of ["duty", "technical", "management"]) expect(categories).toContain(`hlbe-ga-c-${code}`);
  });
});

describe("the forms", () => {
  it.each(forms.map((form): [string, Form] => [form.title, form]))(
    "%s checks without error",
    (_title, form) => {
      expect(checkForm(form).filter(({ severity }) => severity === "error")).toEqual([]);
    },
  );

  it.each(forms.map((form): [string, Form] => [form.title, form]))(
    "%s passes its samples",
    (_title, form) => {
      const results = runSamples(form);
      expect(results.length).toBeGreaterThanOrEqual(3);
      expect(results.filter((result) => !result.passed)).toEqual([]);
    },
  );

  it("执法勤务类: only the city has it, published and not shared", () => {
    const title = policeDutyForm().title;
    expect(title).toBe("执法勤务类民警季度考核表");
    expect(city.formDrafts.filter((draft) => draft.title === title)).toMatchObject([
      { tenantId: "hlbe", state: "published", latestVersion: 1 },
    ]);
    expect(city.publications.some((publication) => publication.title === title)).toBe(false);
    expect(
      city.formDrafts.filter((draft) => draft.tenantId === "hlbe-ga").map((draft) => draft.categoryId),
    ).toEqual(["hlbe-ga-c-technical", "hlbe-ga-c-management"]);
  });

  it("执法勤务类: by hand, a quarter with a case corrected and one on which nothing came in", () => {
    const form = prepareForm(policeDutyForm());
    const answers = form.submission({
      ...policeDutyForm().samples?.[0]?.inputs.answers,
      接警数: 49,
      及时到场数: 48,
      评查案卷数: 0,
      合格案卷数: 0,
      是否有复议诉讼纠错: true,
      纠错件数: 1,
      立功受奖情况: [{ 名称: "示例奖", 级别: "三等功" }],
    });
    const review = { 政治素质: 8, 履职能力: 6, 现场处置: 6, 综合测评: 10, 急难险重: 1 };
    const result = form.score({ answers, review });
    expect(result.indicators.案卷合格率).toMatchObject({ state: "not-applicable", points: null });
    // 48/49 × 10 + 40 of 50 points that apply, spread to 60; 30 + 10 beside; 3 + 1 on top, 3 off.
    expect(result.raw).toBeCloseTo(((480 / 49 + 40) * 60) / 50 + 30 + 10 + 4 - 3, 10);
    expect(result.score).toBe(100);
  });

  it("the city offers its common indicators, sound by themselves, to the units below", () => {
    const offered = city.indicatorEntries.filter(({ tenantId }) => tenantId === "hlbe");
    expect(offered.map(({ indicator }) => indicator.code)).toContain("政治素质");
    for (const { indicator, fields = {} } of offered) {
      const form: Form = {
        title: indicator.title,
        fields: {
          type: "object",
          required: Object.keys(fields).filter((key) => !Object.hasOwn(fields[key] ?? {}, "x-visible")),
          properties: fields,
        },
        indicators: [{ ...indicator, group: "library" }],
        score: { groups: [{ id: "library", code: "library", title: "library" }] },
      };
      expect(checkForm(form).filter(({ severity }) => severity === "error")).toEqual([]);
    }
  });

  it("the procuratorate's library has 76 indicators, and its papers are selections from it", () => {
    const library = city.indicatorEntries.filter(({ tenantId }) => tenantId === "hlbe-jcy");
    expect(library).toHaveLength(76);
    const entries = new Set(library.map((entry) => entry.id));
    const papers = city.formVersions.filter((version) => version.tenantId === "hlbe-jcy");
    const used = papers.flatMap(({ document }) =>
      document.indicators.flatMap(({ origin }) => (origin ? [origin.id] : [])),
    );
    expect(papers).toHaveLength(4);
    expect(new Set(used)).toEqual(entries);
  });

  it("adopted forms keep what their template locks", () => {
    const adopted = city.formDrafts.filter((draft) => draft.base);
    expect(city.adoptions.map(({ id }) => id).sort()).toEqual(adopted.map(({ id }) => id).sort());
    for (const { base, document } of adopted) {
      const locked = document.indicators
        .filter((indicator) => indicator.locked)
        .map((indicator) => indicator.id);
      expect(locked).toEqual(base?.lockedIds);
    }
  });
});

describe("the cycles", () => {
  it("the second quarter is over but in two units, the third runs in four and not at 市公安局", () => {
    const of = (period: string) => city.cycles.filter((cycle) => cycle.period === period);
    expect(of("2026-Q2")).toHaveLength(19);
    expect(
      of("2026-Q2")
        .filter((cycle) => cycle.state !== "closed")
        .map((cycle) => [cycle.tenantId, cycle.state]),
    ).toEqual([
      ["hlbe-zr", "deciding"],
      ["ewenki-nm", "running"],
    ]);
    expect(of("2026-Q3").map((cycle) => [cycle.tenantId, cycle.state])).toEqual(
      ["hlbe-jcy", "hlbe-sthj", "hlbe-fy", "hailar-zw"].map((tenant) => [tenant, "running"]),
    );
  });

  it("nobody has two papers in a cycle; who has none belongs to 执法勤务类 of 市公安局", () => {
    const seen = new Set<string>();
    for (const { cycleId, subject } of city.assessments) {
      const key = `${cycleId} ${subject.id}`;
      expect(seen.has(key)).toBe(false);
      seen.add(key);
    }
    for (const plan of city.plans) {
      const staff = city.staff.filter((person) => person.tenantId === plan.tenantId);
      const { assigned, excluded, problems } = assignPapers(plan.papers, staff, daysOfPeriod("2026-Q2"));
      expect(assigned.length + excluded.length + problems.length).toBe(staff.length);
      expect(problems).toHaveLength(plan.tenantId === "hlbe-ga" ? 17 : 0);
    }
  });

  it("G11 no group has more good than seats, by its own list and by the assessments", () => {
    for (const group of city.quotaGroups) {
      const good = city.assessments.filter(
        (one) => one.quotaGroupId === group.id && one.grade?.value === "good",
      );
      expect(good.map((one) => one.id).sort()).toEqual([...group.goodIds].sort());
      expect(group.goodIds.length).toBeLessThanOrEqual(group.seats);
      expect(group.seats).toBe(Math.floor((group.base * 4) / 10));
    }
  });

  it("closed cycles have final grades and every score that is shown", () => {
    const closed = new Set(city.cycles.filter((cycle) => cycle.state === "closed").map((cycle) => cycle.id));
    const graded = city.assessments.filter((one) => closed.has(one.cycleId) && !one.excluded);
    expect(graded.length).toBeGreaterThan(80);
    for (const one of graded) {
      expect(one.grade).toMatchObject({ final: true });
      expect(one.grade?.pending).toBeUndefined();
      expect(one.result).toMatchObject({ provisional: false, score: one.score });
      expect(city.scores.find((score) => score.id === one.scoreId)).toMatchObject({ result: one.result });
    }
    expect(new Set(graded.map((one) => one.grade?.value)).size).toBe(4);
  });

  it("G14 a tie at the edge was decided at 市法院 and is open at 市自然资源局", () => {
    const of = (tenant: string) => city.assessments.filter((one) => one.cycleId === `${tenant}-2026-q2`);
    const court = of("hlbe-fy").filter(
      (one) => one.subject.id === "hlbe-fy-005" || one.subject.id === "hlbe-fy-006",
    );
    expect(new Set(court.map((one) => one.score)).size).toBe(1);
    expect(court.map((one) => one.grade?.value)).toEqual(["fair", "good"]);
    expect(court[1]?.grade?.reason).toContain("并列");
    expect(of("hlbe-zr").filter((one) => one.grade?.pending)).toHaveLength(2);
  });

  it("G9 a veto at 市检察院 leaves 一般 in spite of the score, and its seat passes to the next", () => {
    const vetoed = city.assessments.filter((one) => one.result?.ceiling);
    expect(vetoed.map((one) => [one.subject.id, one.grade?.value])).toEqual([["hlbe-jcy-009", "average"]]);
    expect(vetoed[0]?.score).toBeGreaterThan(90);
    const group = city.quotaGroups.find(({ id }) => id === "hlbe-jcy-2026-q2-quota");
    expect(group?.seats).toBe(23);
    expect(group?.goodIds).toHaveLength(23);
    const good = city.assessments.filter(({ id }) => group?.goodIds.includes(id));
    // By its score alone it would have had one of the seats.
    expect(vetoed[0]?.score).toBeGreaterThan(Math.min(...good.map(({ score }) => score ?? 0)));
  });

  it("G16 胜利街道办事处 scored flat", () => {
    const scores = city.assessments.flatMap((one) =>
      one.tenantId === "hailar-sl" && one.score ? [one.score] : [],
    );
    expect(scores).toHaveLength(5);
    expect(flatScoring(scores).signs).toContain("within-one-point");
  });

  it("G18 long leave, probation and an investigation give no grade; G19 who moved counts once", () => {
    const excluded = city.assessments.filter((one) => one.excluded);
    expect(excluded.map((one) => one.subject.id)).toEqual(["hlbe-ga-027", "hlbe-ga-034"]);
    expect(excluded.every((one) => one.excluded?.rule === "G18" && !one.grade)).toBe(true);
    const third = assignPapers(
      [{ categoryId: "hlbe-ga-c-duty", formId: "any" }],
      city.staff.filter((person) => person.categoryId === "hlbe-ga-c-duty"),
      daysOfPeriod("2026-Q3"),
    );
    expect(third.excluded.map((one) => [one.staff.id, one.code])).toEqual([["hlbe-ga-015", "investigation"]]);
    const moved = city.assessments.filter((one) => ["hlbe-jcy-019", "hlbe-sf-007"].includes(one.subject.id));
    expect(moved.map((one) => one.subject.id)).toEqual(["hlbe-sf-007"]);
  });

  it("one does not agree and asks for a review", () => {
    const appeals = city.contributions.filter((one) => one.acknowledgement?.reply?.includes("申请复核"));
    expect(appeals.map((one) => [one.assessmentId, one.state])).toEqual([["hlbe-zw-2026-q2-006", "given"]]);
  });
});
