import type { ListInput } from "@duheng/contracts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ensureIndexes } from "../src/database/indexes.ts";
import { mongoose } from "../src/database/mongoose.ts";
import { inTenant } from "../src/database/scope.ts";
import { sweepFilesJob } from "../src/files/sweep.ts";
import { enqueue } from "../src/jobs/enqueue.ts";
import { bring } from "./bring-table.ts";
import { monitoring } from "./data-unit.ts";
import { multiply, storedDocument } from "./many-records.ts";
import { allProcedures } from "./procedures.ts";
import { explainQuery, type QueryPlan, unserved, watchQueries } from "./query-plans.ts";
import { type SignedIn, startTestServer, type TestServer } from "./server.ts";
import { byFormula, makeSmallUnit } from "./small-unit.ts";

/** Every list, in each of its orders and by each of its filters, is read by an index, and no more of it than is shown. */
const tenantId = "bureau";
const count = 150;

interface ListOf {
  readonly collection: string;
  /** Fields in which its records differ, beside those by which it is sorted. */
  readonly varied?: readonly string[];
  readonly over?: () => Record<string, unknown>;
  /** Values by which it is filtered, where no record has any. */
  readonly values?: Readonly<Record<string, unknown>>;
  /** Filters that are not this person's. */
  readonly others?: readonly string[];
}

/** One row per list of the router. */
const lists: Readonly<Record<string, ListOf>> = {
  "tenants.list": { collection: "tenants" },
  "departments.list": { collection: "departments" },
  "staffCategories.list": { collection: "staff_categories" },
  "staff.list": { collection: "staff", varied: ["userId"], values: { hasAccount: true } },
  "kinships.list": { collection: "kinships" },
  "forms.list": { collection: "forms" },
  "library.list": { collection: "publications" },
  "indicatorEntries.list": { collection: "indicator_entries" },
  "datasets.list": { collection: "datasets", varied: ["key"] },
  "accessTokens.list": { collection: "access_tokens" },
  "plans.list": { collection: "plans" },
  "cycles.list": { collection: "cycles", varied: ["planId"] },
  "assessments.list": { collection: "assessments", varied: ["subject.id", "userId"] },
  "assessments.mine": {
    collection: "assessments",
    varied: ["subject.id"],
    over: () => ({ userId: person.userId, cycleId: "own" }),
  },
  "audit.list": {
    collection: "audit_entries",
    varied: ["target.id"],
    values: { across: true, who: "示例", whom: "科", from: "2026-01-01", to: "2099-01-01" },
  },
  "jobs.list": { collection: "jobs", over: () => ({ isOpen: undefined, key: undefined }) },
  "archives.list": { collection: "tenant_archives" },
  "workItems.list": { collection: "work_items" },
  "grants.list": { collection: "grants" },
  "imports.list": { collection: "imports" },
  "users.list": {
    collection: "users",
    varied: ["email"],
    values: { standing: "slip", role: "staff", staffId: "s", neverSignedIn: true },
    others: ["unit", "anyRole"],
  },
};

let server: TestServer;
let person: SignedIn;
beforeAll(async () => {
  server = await startTestServer({ works: false });
  await server.tenant("city", { kind: "city" });
  await server.tenant(tenantId, { reportsTo: "city", path: ["city"] });
  const { admin, formId, start } = await makeSmallUnit(server, {
    tenantId,
    people: 3,
    indicators: [byFormula("满分", "10")],
  });
  await start("2026-Q3");
  await admin.api.library.share.mutate({ formId, version: 1, audience: { kind: "below" }, lockedIds: [] });
  const [one, other] = (await admin.api.staff.list.query({})).data;
  await admin.api.kinships.create.mutate({ staffIds: [one?.id ?? "", other?.id ?? ""], kind: "spouse" });
  await admin.api.indicatorEntries.create.mutate({ indicator: byFormula("次数", "10") });
  await inTenant(tenantId, () => enqueue(sweepFilesJob, { input: {} }));
  await bring(admin, "姓名,工号");
  await admin.api.datasets.create.mutate(monitoring);
  await admin.api.accessTokens.create.mutate({ name: "监测平台" });
  person = await server.as(tenantId, ["unit-admin", "main-leader"], { staffId: "leader" });
  for (const [path, { collection, varied = [], over = () => ({}) }] of Object.entries(lists)) {
    const like = samples[collection] ?? (await storedDocument(collection));
    const sorted = listOf(path).sortable?.filter((field) => !enumerated.has(field)) ?? [];
    for (const owner of [tenantId, "office"]) {
      await multiply(collection, {
        name: `${path}-${owner}`,
        like,
        count,
        varied: [...sorted, ...varied],
        over: { ...over(), ...ownedBy(collection, owner) },
      });
    }
  }
}, 60_000);
afterAll(() => server[Symbol.asyncDispose]());

/** Fields of few values. */
const enumerated = new Set(["state", "kind"]);

function ownedBy(collection: string, owner: string): Record<string, unknown> {
  if (collection === "tenants")
    return { tenantId: owner, path: owner === tenantId ? ["city", tenantId] : ["office"] };
  if (collection === "publications") return { tenantId: owner, ownerTenantId: owner };
  if (collection === "grants") return { tenantId: owner, ownerTenantId: owner };
  if (collection === "users")
    return {
      ...{ username: `of-${owner}`, email: `${owner}@users.invalid` },
      memberships: [{ tenantId: owner, roles: ["staff"], number: "7" }],
    };
  return { tenantId: owner };
}

/** Of what no paper of a small unit makes any. */
const samples: Readonly<Record<string, Record<string, unknown>>> = {
  tenant_archives: {
    ...{ of: { tenantId: "unit", name: "局" }, jobId: "job", askedBy: { userId: "u", name: "示例" } },
    ...{ expiresAt: new Date("2099-01-01"), revision: 0 },
    ...{ createdAt: new Date("2026-10-01"), updatedAt: new Date("2026-10-01") },
  },
  work_items: {
    ...{
      kind: "review",
      stepId: "review",
      cycleId: "cycle",
      period: "2026-Q3",
      assessmentId: "a",
      subjectId: "s",
    },
    ...{ waitsFor: ["staff:leader", "role:main-leader"], title: "示例", departmentName: "办公室" },
    ...{ categoryName: "综合管理类", dueOn: "2026-10-08", createdAt: new Date("2026-10-01") },
  },
  users: {
    ...{ name: "示例", username: "user", displayUsername: "user", searchText: "示例 shili" },
    ...{ email: "user@users.invalid", emailVerified: false, lastSignInAt: new Date("2026-10-01") },
    ...{ createdAt: new Date("2026-10-01"), updatedAt: new Date("2026-10-01") },
  },
  grants: {
    ...{
      ownerName: "局",
      homeTenantId: "city",
      homeName: "市",
      personId: "p",
      staffId: "s",
      personName: "示例",
    },
    ...{ assessmentIds: ["a", "b"], acts: ["read"], until: "2026-12-31", reason: "备案", state: "given" },
    ...{ givenBy: "u", givenByName: "示例", uses: 0, revision: 0 },
    ...{ createdAt: new Date("2026-10-01"), updatedAt: new Date("2026-10-01") },
  },
};

function listOf(path: string) {
  const found = allProcedures().find((each) => each.path === path)?.list;
  if (found === undefined) throw new Error(`${path} does not tell by what it lists`);
  return found;
}

async function call(path: string, input: ListInput): Promise<{ data: unknown[]; total: number }> {
  const { api } = caller ?? person;
  const procedure = path.split(".").reduce<unknown>((at, key) => Reflect.get(Object(at), key), api);
  return (procedure as { query(input: ListInput): Promise<{ data: unknown[]; total: number }> }).query(input);
}

/** Who asks instead of the person. */
let caller: SignedIn | undefined;

/** How the database served what a call asked it, each kind of query once. */
async function plansOf(path: string, input: ListInput): Promise<QueryPlan[]> {
  using watch = watchQueries();
  await call(path, input);
  const plans: QueryPlan[] = [];
  for (const seen of watch.take()) {
    if (explained.has(seen.shape)) continue;
    explained.add(seen.shape);
    plans.push(await explainQuery(seen));
  }
  return plans;
}
const explained = new Set<string>();

/** What is wrong with how a call is served. */
async function faults(path: string, input: ListInput, most: (plan: QueryPlan) => number): Promise<string[]> {
  return (await plansOf(path, input)).flatMap((plan) => {
    const why =
      unserved(plan) ??
      (plan.examined > most(plan) ? `examined ${plan.examined} for ${plan.returned}` : undefined);
    return why === undefined
      ? []
      : [`${path} ${JSON.stringify(input)}: ${plan.collection} ${why} (${plan.stages.join(" < ")})`];
  });
}

/** What is shown, with some for those that are merged or belong to others' records that are read on the way. */
const shown = ({ returned }: QueryPlan) => returned + 10;

it("each list of the router stands in the table", () => {
  const all = allProcedures().filter(({ path, list }) => list !== undefined || path.endsWith(".list"));
  expect(all.map(({ path }) => path).sort()).toEqual(Object.keys(lists).sort());
  expect(all.filter(({ list }) => list === undefined)).toEqual([]);
});

it("an index whose work another does by now is taken away at the next start", async () => {
  const collection = mongoose.connection.getClient().db(mongoose.connection.name).collection("audit_entries");
  await collection.createIndex({ tenantId: 1, at: -1 });
  const before = (await collection.indexes()).map(({ name }) => name);
  await ensureIndexes();
  const after = (await collection.indexes()).map(({ name }) => name);
  expect(before.filter((name) => !after.includes(name))).toEqual(["tenantId_1_at_-1"]);
});

it.each([
  ["forms.list", ["document"]],
  ["library.list", ["document"]],
  ["assessments.list", ["result"]],
  ["jobs.list", ["input", "result", "stage"]],
])("%s does not even read %j, which no row shows", async (path, left) => {
  using watch = watchQueries();
  await call(path, {});
  const { collection } = lists[path] as ListOf;
  const [seen] = watch.take().filter((one) => one.name === "find" && one.collection === collection);
  expect(Object.keys(Object(seen?.command.projection)).sort()).toEqual(left);
});

describe.each(Object.keys(lists))("%s", (path) => {
  it("reads what it shows, in each order, both ways", async () => {
    const fields = [...(listOf(path).sortable ?? []), "id"];
    const orders = fields.flatMap((field) =>
      (["asc", "desc"] as const).map((order) => ({ sort: { field, order } })),
    );
    expect((await call(path, {})).total).toBeGreaterThanOrEqual(count);
    const found: string[] = [];
    for (const input of [{}, ...orders]) found.push(...(await faults(path, input, shown)));
    expect(found).toEqual([]);
  });

  it("reads nothing of other tenants and sorts nothing in memory, by each filter", async () => {
    const { filterable = [], search = [], conditions = {} } = listOf(path);
    const { collection, values = {}, others = [] } = lists[path] as ListOf;
    const like = await storedDocument(collection, { _id: `${path}-${tenantId}-7` });
    const filters = [
      ...filterable.flatMap((field) => {
        const value = values[field] ?? valueAt(like, field);
        const another = typeof value === "boolean" ? !value : "another";
        return [{ [field]: value }, { [field]: { in: [value, another] } }];
      }),
      ...Object.keys(conditions)
        .filter((name) => !others.includes(name))
        .map((name) => ({ [name]: values[name] })),
      ...(search.length > 0 ? [{ q: "7" }] : []),
    ];
    // What a filter without an index of its own looks at: what the person may list, once.
    const { total } = await call(path, {});
    const found: string[] = [];
    for (const filter of filters) found.push(...(await faults(path, { filter }, () => total + 40)));
    expect(found).toEqual([]);
  });
});

it("users.list of the whole installation is found in each order by an index; to count all is to read all", async () => {
  caller = await server.as("city", ["system-admin"]);
  try {
    expect((await call("users.list", {})).total).toBeGreaterThan(2 * count);
    const orders = ["username", "name", "lastSignInAt"].flatMap((field) =>
      (["asc", "desc"] as const).map((order) => ({ sort: { field, order } })),
    );
    const filters = [{ unit: tenantId }, { anyRole: "staff" }, { q: "shili" }, { standing: "disabled" }];
    for (const input of [...orders, ...filters.map((filter) => ({ filter }))]) {
      using watch = watchQueries();
      await call("users.list", input);
      const [seen] = watch.take().filter(({ name, collection }) => name === "find" && collection === "users");
      if (seen === undefined) throw new Error("it is asked for by one find");
      expect([input, unserved(await explainQuery(seen))]).toEqual([input, undefined]);
    }
  } finally {
    caller = undefined;
  }
});

function valueAt(document: unknown, path: string): unknown {
  const found = path.split(".").reduce<unknown>((at, key) => Reflect.get(Object(at), key), document);
  const [value] = Array.isArray(found) ? found : [found];
  return value ?? "nothing";
}
