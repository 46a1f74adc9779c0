import type { Assessment, Form, GiveGrantInput, Role } from "@duheng/contracts";
import { assessments } from "../src/assessments/model.ts";
import { inTenant } from "../src/database/scope.ts";
import type { SignedIn, TestServer } from "./server.ts";

/** Somebody with a staff record and an account. */
export interface Member extends SignedIn {
  readonly staffId: string;
}

/** A bureau under a city with a running cycle, and a second unit that hosts one of the bureau's people. */
export interface GrantingUnits {
  readonly city: { readonly main: Member; readonly other: Member };
  readonly host: { readonly head: Member; readonly clerk: Member };
  /** `admin` is on the bureau's staff, too. */
  readonly bureau: { readonly admin: Member; readonly main: Member; readonly officer: Member };
  readonly leader: Member;
  readonly seconded: Member;
  readonly cycleId: string;
  /** Somebody's paper of the cycle, as it is stored. */
  paperOf(person: Member): Promise<Assessment>;
  /** Hands a paper in with some answers. */
  handIn(person: Member): Promise<Assessment>;
  /** What it takes to grant the leader's paper to the city's main leader. */
  granting(over?: Partial<GiveGrantInput>): Promise<GiveGrantInput>;
}

export async function startGrantingUnits(server: TestServer): Promise<GrantingUnits> {
  await server.tenant("city", { kind: "city", name: "示例市" });
  await server.tenant("bureau", { name: "示例公安局", reportsTo: "city" });
  await server.tenant("host", { name: "示例借调单位", reportsTo: "city" });
  const city = await unitOf(server, "city");
  const host = await unitOf(server, "host");
  const bureau = await unitOf(server, "bureau");

  const people = {
    city: {
      main: await city.hire("市甲", ["main-leader"], { isLeader: true, position: "分管领导" }),
      other: await city.hire("市乙", ["leader-in-charge"]),
    },
    host: {
      head: await host.hire("借甲", ["section-head"]),
      clerk: await host.hire("借乙", ["staff"]),
    },
    bureau: {
      admin: await bureau.hire("局管", ["unit-admin", "staff"]),
      main: await bureau.hire("局正", ["main-leader"], { isLeader: true }),
      officer: await bureau.hire("局员", ["staff"]),
    },
    leader: await bureau.hire("局副", ["leader-in-charge", "staff"], { isLeader: true, position: "副局长" }),
    seconded: await bureau.hire("借出", ["staff"], {
      statuses: [{ kind: "secondment", from: "2026-05-01", note: "示例" }],
    }),
  };
  const { admin } = people.bureau;
  const draft = await admin.api.forms.create.mutate({ title: "季度考核表" });
  const saved = await admin.api.forms.update.mutate({
    id: draft.id,
    revision: draft.revision,
    document: { ...draft.document, fields },
  });
  await admin.api.forms.publish.mutate({ id: saved.id, revision: saved.revision });
  const plan = await admin.api.plans.create.mutate({
    title: "方案",
    frequency: "quarter",
    papers: [{ categoryId: bureau.categoryId, formId: draft.id }],
  });
  const cycle = await admin.api.cycles.start.mutate({ planId: plan.id, period: "2026-Q3" });

  const paperOf = (person: Member) =>
    inTenant("bureau", async () => {
      const found = await assessments.findOne({ cycleId: cycle.id, "subject.id": person.staffId });
      if (found === undefined) throw new Error("no paper");
      return found;
    });
  return {
    ...people,
    cycleId: cycle.id,
    paperOf,
    handIn: async (person) => {
      const { id } = await paperOf(person);
      const { revision } = await person.api.assessments.filling.query({ id });
      return person.api.assessments.submit.mutate({ id, revision, answers: { 结案数: 3 }, summary: "小结" });
    },
    granting: async (over = {}) => ({
      assessmentIds: [(await paperOf(people.leader)).id],
      homeTenantId: "city",
      staffId: people.city.main.staffId,
      acts: ["read", "review", "returnToStaff", "giveFeedback"],
      until: "2099-12-31",
      reason: "领导成员由上级考核",
      ...over,
    }),
  };
}

const fields: Form["fields"] = {
  type: "object",
  properties: {
    结案数: {
      type: "integer",
      minimum: 0,
      title: "结案数",
      "x-id": "f-cases",
      "x-evidence": { title: "文书" },
    },
  },
};

async function unitOf(server: TestServer, tenantId: string) {
  const clerk = await server.as(tenantId, ["unit-admin"]);
  const { id: departmentId } = await clerk.api.departments.create.mutate({ name: "办公室" });
  const { id: categoryId } = await clerk.api.staffCategories.create.mutate({ code: "a", name: "综合" });
  const hire = async (name: string, roles: Role[], over: object = {}): Promise<Member> => {
    const record = { number: name, name: `示例-${name}`, departmentId, categoryId, ...over };
    const { id: staffId } = await clerk.api.staff.create.mutate(record);
    const account = await server.as(tenantId, roles, { staffId });
    return { ...account, staffId };
  };
  return { hire, categoryId };
}
