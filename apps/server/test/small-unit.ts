import type { Cycle, Form, Indicator, Plan, Role } from "@duheng/contracts";
import { abilityOf } from "../src/permissions/abilities.ts";
import type { Caller } from "../src/permissions/caller.ts";
import type { SignedIn, TestServer } from "./server.ts";

/** A unit with one category, one department and a plan of one form, whose people have no account. */
export interface SmallUnit {
  readonly tenantId: string;
  readonly admin: SignedIn;
  readonly categoryId: string;
  readonly departmentId: string;
  readonly formId: string;
  readonly plan: Plan;
  /** A further person; out: the staff id. */
  hire(over?: object): Promise<string>;
  start(period: string): Promise<Cycle>;
  /** A staff member as he acts by himself, without signing in. */
  as(staffId: string, roles?: readonly Role[]): Caller;
}

interface Wanted {
  readonly tenantId: string;
  readonly people: number;
  readonly indicators: readonly Indicator[];
  readonly properties?: Form["fields"]["properties"];
  readonly parts?: Partial<Form>;
}

/** Makes a unit whose form has these indicators. Errors: what publishing refuses. */
export async function makeSmallUnit(server: TestServer, wanted: Wanted): Promise<SmallUnit> {
  const { tenantId, people, properties = {}, parts = {} } = wanted;
  const admin = await server.as(tenantId, ["unit-admin"]);
  const { api } = admin;
  const category = await api.staffCategories.create.mutate({ name: "综合管理类", code: "general" });
  const department = await api.departments.create.mutate({ name: "办公室" });
  let hired = 0;
  const hire = async (over: object = {}) => {
    hired += 1;
    const number = String(hired).padStart(3, "0");
    const person = { name: `示例-${number}`, number, departmentId: department.id, categoryId: category.id };
    return (await api.staff.create.mutate({ ...person, ...over })).id;
  };
  for (let each = 0; each < people; each += 1) await hire();
  const draft = await api.forms.create.mutate({ title: "季度考核表" });
  const document: Form = {
    ...draft.document,
    fields: { type: "object", properties },
    indicators: [...wanted.indicators],
    score: { groups: [{ id: "group", code: "main", title: "全部" }] },
    ...parts,
  };
  const saved = await api.forms.update.mutate({ id: draft.id, revision: draft.revision, document });
  await api.forms.publish.mutate({ id: draft.id, revision: saved.revision });
  const plan = await api.plans.create.mutate({
    title: "平时考核方案",
    frequency: "quarter",
    papers: [{ categoryId: category.id, formId: draft.id }],
  });
  return {
    tenantId,
    admin,
    categoryId: category.id,
    departmentId: department.id,
    formId: draft.id,
    plan,
    hire,
    start: (period) => api.cycles.start.mutate({ planId: plan.id, period }),
    as(staffId, roles = ["staff"]) {
      const userId = `user-of-${staffId}`;
      return {
        actor: { userId, name: staffId, tenantId, roles: [...roles], staffId },
        ability: abilityOf({
          ...{ userId, staffId, roles, inChargeOf: [department.id], headOf: [] },
          tenant: { id: tenantId, isTopmost: false },
        }),
      };
    },
  };
}

/** An indicator given by a formula, with 100 points at most. */
export function byFormula(code: string, formula: string, more: Partial<Indicator> = {}): Indicator {
  return {
    id: `indicator-${hexOf(code)}`,
    code,
    title: code,
    group: "main",
    points: { kind: "floating", min: -100, max: 100 },
    by: { kind: "formula", formula },
    ...more,
  };
}

/** A field of a whole number. */
export const wholeNumber = (title: string, more: object = {}) => ({
  type: "integer" as const,
  title,
  "x-id": `field-${hexOf(title)}`,
  "x-required": true,
  ...more,
});

/** Ids are plain letters and digits. */
function hexOf(text: string): string {
  return Buffer.from(text).toString("hex");
}
