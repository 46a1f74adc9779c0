import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { acrossActs } from "../src/database/across-acts.ts";
import { acrossTenants } from "../src/database/across-tenants.ts";
import { newId } from "../src/database/model.ts";
import { mongoose } from "../src/database/mongoose.ts";
import { inTenant, TenancyError } from "../src/database/scope.ts";
import { globalCollections, kindOfCollection } from "../src/database/tenancy/collections.ts";
import { transaction } from "../src/database/transaction.ts";
import { DepartmentModel, departments, StaffModel } from "../src/staff/model.ts";
import { refusal } from "./client.ts";
import { probeTenancy } from "./probe.ts";
import { allProcedures } from "./procedures.ts";
import { startTestServer, type TestServer } from "./server.ts";

let server: TestServer;
beforeAll(async () => {
  // What the installation does by itself is in other tenants, too.
  server = await startTestServer({ works: false });
  await server.tenant("a");
  await server.tenant("b");
  await inTenant("a", () => departments.insert({ id: "dep-a", name: "甲科", order: 1, state: "active" }));
  await inTenant("b", () => departments.insert({ id: "dep-b", name: "乙科", order: 1, state: "active" }));
});
afterAll(() => server[Symbol.asyncDispose]());

const document = (over: object = {}) => ({
  _id: newId(),
  name: newId(),
  order: 1,
  state: "active" as const,
  createdAt: new Date(),
  updatedAt: new Date(),
  ...over,
});

describe("every model", () => {
  it("is a tenant's, or one of the named global ones", () => {
    const models = mongoose.modelNames().map((name) => mongoose.model(name));
    expect(models.length).toBeGreaterThan(10);
    for (const { collection, schema } of models) {
      const kind = kindOfCollection(collection.name);
      if (kind === "global") expect(Object.keys(globalCollections)).toContain(collection.name);
      else expect(kind, collection.name).toBe("tenant");
      expect(schema.path("tenantId") !== undefined || kind === "global", collection.name).toBe(true);
    }
  });

  it("of a tenant refuses every operation without a scope", async () => {
    for (const name of mongoose.modelNames()) {
      const model = mongoose.model(name);
      if (kindOfCollection(model.collection.name) === "global") continue;
      await expect(model.findOne({}).exec(), name).rejects.toBeInstanceOf(TenancyError);
      await expect(model.deleteMany({}).exec(), name).rejects.toBeInstanceOf(TenancyError);
    }
  });

  it("and every collection in the database is known", async () => {
    const present = await mongoose.connection.listCollections();
    expect(present.length).toBeGreaterThan(10);
    for (const { name } of present) {
      expect(
        kindOfCollection(name) ?? Object.keys(globalCollections).find((one) => one === name),
        name,
      ).toBeDefined();
    }
  });
});

describe("whatever mongoose can do on a tenant's collection reaches the server with the tenant", () => {
  const operations: [string, () => Promise<unknown>][] = [
    ["find", () => DepartmentModel.find({})],
    ["find by a foreign tenantId", () => DepartmentModel.find({ tenantId: "b" })],
    ["findOne", () => DepartmentModel.findOne({ _id: "dep-b" })],
    ["findById", () => DepartmentModel.findById("dep-b")],
    ["exists", () => DepartmentModel.exists({ _id: "dep-b" })],
    ["countDocuments", () => DepartmentModel.countDocuments({})],
    ["distinct", () => DepartmentModel.distinct("name")],
    [
      "cursor",
      async () => {
        for await (const _one of DepartmentModel.find({}).cursor({ batchSize: 1 }));
      },
    ],
    ["aggregate", () => DepartmentModel.aggregate([{ $group: { _id: "$tenantId" } }])],
    [
      "aggregate with $lookup",
      () =>
        DepartmentModel.aggregate([
          { $lookup: { from: "departments", localField: "order", foreignField: "order", as: "same" } },
        ]),
    ],
    [
      "aggregate with $facet and $unionWith",
      () =>
        DepartmentModel.aggregate([{ $facet: { all: [{ $unionWith: { coll: "staff", pipeline: [] } }] } }]),
    ],
    ["create", () => DepartmentModel.create(document())],
    ["save of a new document", () => new DepartmentModel(document()).save()],
    [
      "save of a loaded document",
      async () => {
        const one = await DepartmentModel.findById("dep-a");
        one?.set("order", 2);
        await one?.save();
      },
    ],
    [
      "deleteOne of a loaded document",
      async () => {
        const one = await DepartmentModel.create(document());
        await one.deleteOne();
      },
    ],
    ["insertMany", () => DepartmentModel.insertMany([document(), document()])],
    [
      "bulkWrite",
      () =>
        DepartmentModel.bulkWrite([
          { updateOne: { filter: { _id: "dep-b" }, update: { $set: { order: 9 } } } },
          { deleteOne: { filter: { _id: "dep-b" } } },
        ]),
    ],
    ["updateOne", () => DepartmentModel.updateOne({ _id: "dep-b" }, { $set: { order: 9 } })],
    ["updateMany", () => DepartmentModel.updateMany({}, { $set: { order: 3 } })],
    ["findOneAndUpdate", () => DepartmentModel.findOneAndUpdate({ _id: "dep-b" }, { $set: { order: 9 } })],
    ["findByIdAndUpdate", () => DepartmentModel.findByIdAndUpdate("dep-b", { $set: { order: 9 } })],
    ["deleteOne", () => DepartmentModel.deleteOne({ _id: "dep-b" })],
    ["deleteMany", () => DepartmentModel.deleteMany({ _id: "dep-b" })],
    ["findOneAndDelete", () => DepartmentModel.findOneAndDelete({ _id: "dep-b" })],
    ["findByIdAndDelete", () => DepartmentModel.findByIdAndDelete("dep-b")],
    ["the driver's collection under the model", () => DepartmentModel.collection.find({}).toArray()],
    [
      "the connection's collection",
      () => mongoose.connection.collection("departments").findOne({ _id: "dep-b" } as never),
    ],
    [
      "in a transaction",
      () =>
        transaction(async () => {
          await DepartmentModel.create(document());
          await departments.insertMany([{ name: newId(), order: 1, state: "active" }]);
        }),
    ],
  ];

  it.each(operations)("%s", async (_name, run) => {
    using probe = probeTenancy(["a"]);
    await inTenant("a", run);
    expect(probe.leaks).toEqual([]);
    expect(probe.judged).toBeGreaterThan(0);
  });

  it("and after all of it the other tenant's document is as it was", async () => {
    expect(await inTenant("b", () => departments.get("dep-b"))).toMatchObject({
      name: "乙科",
      order: 1,
      revision: 0,
    });
  });

  it.each<[string, () => unknown]>([
    ["estimatedDocumentCount", () => DepartmentModel.estimatedDocumentCount()],
    ["watch", () => DepartmentModel.collection.watch()],
    ["drop", () => DepartmentModel.collection.drop()],
    ["an unordered bulk of the driver", () => DepartmentModel.collection.initializeUnorderedBulkOp()],
    ["$out", () => DepartmentModel.aggregate([{ $out: "elsewhere" }])],
    ["an update of the tenant", () => DepartmentModel.collection.updateOne({}, { $set: { tenantId: "b" } })],
    [
      "an update by pipeline",
      () => DepartmentModel.collection.updateOne({}, [{ $set: { tenantId: "b" } }] as never),
    ],
    ["an insert for another tenant", () => DepartmentModel.create(document({ tenantId: "b" }))],
    ["an insertMany for another tenant", () => DepartmentModel.insertMany([document({ tenantId: "b" })])],
    [
      "moving a loaded document",
      async () => {
        const one = await DepartmentModel.findById("dep-a");
        one?.set("tenantId", "b");
        return one?.save();
      },
    ],
  ])("%s is refused before it reaches the server", async (_name, run) => {
    using probe = probeTenancy(["a"]);
    await expect(inTenant("a", async () => run())).rejects.toBeInstanceOf(Error);
    expect(probe.leaks).toEqual([]);
    expect(await inTenant("b", () => departments.count({}))).toBe(1);
  });

  it("the probe itself sees a leak", async () => {
    using probe = probeTenancy(["a"]);
    const { db } = mongoose.connection;
    await db?.collection("departments").find({}).toArray();
    await db?.collection("departments").updateOne({ _id: "none" as never }, { $set: { order: 1 } });
    await db?.collection("unheard_of").findOne({});
    expect(probe.leaks.map((one) => one.command)).toEqual(["find", "update", "find"]);
  });
});

describe("scopes", () => {
  it("cannot be changed to another tenant's from inside", () => {
    expect(() => inTenant("a", () => inTenant("b", () => 1))).toThrow(TenancyError);
    expect(inTenant("a", () => inTenant("a", () => 1))).toBe(1);
  });

  it("a query made inside and run outside is refused", async () => {
    const { query } = inTenant("a", () => ({ query: StaffModel.find({}) }));
    await expect(query.exec()).rejects.toBeInstanceOf(TenancyError);
  });

  it("two requests at once keep their own", async () => {
    const names = await Promise.all(
      Array.from({ length: 40 }, (_, index) => {
        const tenant = index % 2 === 0 ? "a" : "b";
        return inTenant(tenant, async () => {
          await new Promise((resolve) => setTimeout(resolve, Math.random() * 10));
          const found = await departments.find({});
          return found.every((one) => one.tenantId === tenant);
        });
      }),
    );
    expect(names.every(Boolean)).toBe(true);
  });

  it("reaching across is a named act of this list; a new one is a decision", () => {
    expect(Object.keys(acrossActs).sort()).toEqual([
      "audit.tellHome",
      "database.verify",
      "grants.candidates",
      "grants.mine",
      "indicatorEntries.readAbove",
      "organisation.progress",
      "organisation.readiness",
      "persons.join",
      "reorganisations.people",
      "reorganisations.preview",
      "reorganisations.write",
      "tenants.countPeople",
      "transfers.accept",
      "users.readTrail",
      "users.tell",
    ]);
  });

  it("inside of it all tenants are read, and a document to write must name its own", async () => {
    await acrossTenants({ act: "database.verify", reason: "test" }, async () => {
      expect(await DepartmentModel.countDocuments({ _id: { $in: ["dep-a", "dep-b"] } })).toBe(2);
      await expect(DepartmentModel.create(document())).rejects.toBeInstanceOf(Error);
    });
  });

  it("a reach out of a tenant leaves an entry in its trail", async () => {
    const actor = { userId: "u1", name: "示例", tenantId: "a", roles: ["city-admin" as const] };
    await inTenant("a", () =>
      acrossTenants({ act: "database.verify", reason: "why not", actor }, async () => undefined),
    );
    const auditor = await server.as("a", ["auditor"]);
    const trail = await auditor.api.audit.list.query({ filter: { across: true } });
    expect(trail.data[0]).toMatchObject({ action: "database.verify", reason: "why not", across: true });
  });
});

describe("a foreign tenant's id", () => {
  it("is not found in every procedure that takes one, and nothing leaves the own tenant", async () => {
    const admin = await server.as("a", ["unit-admin", "main-leader", "system-admin", "staff"]);
    using probe = probeTenancy(["a"]);
    const tried: string[] = [];
    const told: string[] = [];
    for (const { path, type, access } of allProcedures()) {
      if (!access || "anyone" in access || path.startsWith("identity.")) continue;
      const url = `/api/trpc/${path}`;
      const ask = async (input: object) => {
        const response =
          type === "query"
            ? await admin.fetch(`${url}?input=${encodeURIComponent(JSON.stringify(input))}`)
            : await admin.fetch(url, {
                method: "POST",
                headers: { "content-type": "application/json", "x-duheng-csrf": "1" },
                body: JSON.stringify(input),
              });
        const text = await response.text();
        if (text.includes("乙科")) told.push(`${path} told it`);
        if (response.status === 400) return;
        tried.push(path);
        const answered = response.status === 200 && !/"data":(\[\]|null)|"result":\{"data":\[\]/.test(text);
        if (![200, 403, 404].includes(response.status) || answered)
          told.push(`${path} ${response.status} ${text}`);
      };
      await Promise.all(foreignInputs.map(ask));
    }
    expect(told).toEqual([]);
    expect(probe.leaks).toEqual([]);
    expect(tried).toEqual(
      expect.arrayContaining([
        "departments.get",
        "departments.remove",
        "staff.get",
        "audit.get",
        "tenants.get",
      ]),
    );
    expect(new Set(tried).size).toBeGreaterThan(10);
  }, 90_000);

  it("is not found by update, which has more to say than an id", async () => {
    const admin = await server.as("a", ["unit-admin"]);
    const answer = await refusal(
      admin.api.departments.update.mutate({ id: "dep-b", revision: 0, name: "抢" }),
    );
    expect(answer).toMatchObject({ code: "not-found", httpStatus: 404 });
    expect(await inTenant("b", () => departments.get("dep-b"))).toMatchObject({ name: "乙科" });
  });
});

/** The shapes of inputs that name a document by its id and nothing else of its own. */
const foreignInputs = [
  { id: "dep-b" },
  { id: "dep-b", revision: 0 },
  { ids: ["dep-b"] },
  { cycleId: "dep-b" },
  { cycleId: "dep-b", revision: 0 },
  { quotaGroupId: "dep-b" },
  { quotaGroupId: "dep-b", revision: 0 },
  { formId: "dep-b" },
  { formId: "dep-b", revision: 0 },
  { formId: "dep-b", version: 1 },
  { publicationId: "dep-b" },
  { planId: "dep-b" },
];
