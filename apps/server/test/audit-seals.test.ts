import type { AuditEntry } from "@duheng/contracts";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { auditEntries } from "../src/audit/model.ts";
import { recordAudit } from "../src/audit/record-audit.ts";
import { auditSeals } from "../src/audit/seals/model.ts";
import { sealTrail } from "../src/audit/seals/seal-trail.ts";
import { verifyInstallation } from "../src/audit/seals/verify-installation.ts";
import { verifyTrail, verifyWholeTrail } from "../src/audit/seals/verify-trail.ts";
import { setInstallationSecret } from "../src/base/keyed-hash.ts";
import { mongoose } from "../src/database/mongoose.ts";
import { inTenant } from "../src/database/scope.ts";
import { verifyDatabase } from "../src/database/verify.ts";
import { refusal } from "./client.ts";
import { startTestServer, type TestServer } from "./server.ts";

/** As the server's in tests. */
const secret = "a secret that is only good for tests";
const hour = 60 * 60_000;
/** Long before now, so that all is settled. */
const start = Date.now() - 72 * hour;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server[Symbol.asyncDispose]());

/** As the clock was then. */
const told = (minute: number, over: Partial<AuditEntry> = {}) => ({
  id: `entry${String(minute).padStart(6, "0")}`,
  tenantId: "unit",
  at: new Date(start + minute * 60_000).toISOString(),
  actor: { name: "甲" },
  action: "forms.update",
  details: { minute, nested: { 二: [1, 0.1, null, "x"] } },
  ...over,
});

/** The database's own hand, past all that guards it. */
const raw = (name: "audit_entries" | "audit_seals") => {
  const { db } = mongoose.connection;
  if (!db) throw new Error("no database");
  return db.collection<{ _id: string; [field: string]: unknown }>(name);
};

/** A tenant of its own with a trail of some entries, sealed by and by. */
async function trailOf(id: string, sealedAfter: readonly number[]) {
  await server.tenant(id);
  let written = 0;
  for (const many of sealedAfter) {
    await inTenant(id, () =>
      auditEntries.insertMany(
        Array.from({ length: many }, (_, each) =>
          told(written + each, { id: `${id}-${String(written + each).padStart(6, "0")}`, tenantId: id }),
        ),
      ),
    );
    written += many;
    await inTenant(id, () => sealTrail());
  }
  return () => inTenant(id, () => verifyWholeTrail());
}

describe("a trail is sealed", () => {
  it("in batches, each bound to the one before, and is whole", async () => {
    const verify = await trailOf("whole", [3, 1_201, 1]);
    const seals = await inTenant("whole", () => auditSeals.find({}, { sort: { number: 1 } }));
    expect(seals.map(({ number, entries }) => [number, entries.length])).toEqual([
      [1, 3],
      [2, 500],
      [3, 500],
      [4, 201],
      [5, 1],
    ]);
    const check = await verify();
    expect(check).toEqual({
      seals: 5,
      entries: 1_205,
      problems: [],
      doubts: [],
      total: 5,
      done: true,
      unsealed: 0,
      overdue: 0,
      head: { number: 5, hash: seals.at(-1)?.hash, at: seals.at(-1)?.at },
    });
  });

  it("but for what is younger than a quarter of an hour, since it may still grow", async () => {
    await server.tenant("young");
    await inTenant("young", async () => {
      await recordAudit({ action: "forms.update", actor: { name: "甲" } });
      const [entry] = await auditEntries.find({});
      const written = Date.parse(entry?.at ?? "");
      expect(await sealTrail(new Date(written + 15 * 60_000))).toBe(0);
      expect((await verifyWholeTrail()).unsealed).toBe(1);
      expect(await sealTrail(new Date(written + 15 * 60_000 + 1))).toBe(1);
      expect(await verifyWholeTrail()).toMatchObject({ unsealed: 0, entries: 1, problems: [] });
    });
  });

  it("by several processes at once, each entry once", async () => {
    await server.tenant("raced");
    await inTenant("raced", async () => {
      await auditEntries.insertMany(
        Array.from({ length: 1_300 }, (_, each) => told(each, { id: `raced-${each}`, tenantId: "raced" })),
      );
      await Promise.all([sealTrail(), sealTrail(), sealTrail()]);
      await sealTrail();
      expect(await verifyWholeTrail()).toMatchObject({ entries: 1_300, seals: 3, problems: [], unsealed: 0 });
    });
  });

  it("and what is sealed is never changed: what would join or be counted is told by itself", async () => {
    await server.tenant("joined");
    await inTenant("joined", async () => {
      const actor = { userId: "u1", name: "甲" };
      const target = { kind: "forms", id: "f1" };
      const rename = { field: "title", before: "甲表", after: "乙表" };
      const counted = { by: ["u1"], times: 2 };
      const act = async () => {
        await recordAudit({ action: "forms.update", actor, target, changes: [rename], grouped: true });
        await recordAudit({ action: "access.refused", actor, counted });
      };
      await act();
      await sealTrail(new Date(Date.now() + hour));
      await act();
      expect(await auditEntries.count({})).toBe(4);
      expect((await verifyWholeTrail()).problems).toEqual([]);
    });
    expect((await verifyDatabase()).problems).toEqual([]);
  });
});

describe("what somebody does to the database shows", () => {
  let number = 0;
  const cases: [what: string, act: (id: string) => Promise<unknown>, said: RegExp[]][] = [
    [
      "an entry changed",
      (id) => raw("audit_entries").updateOne({ _id: `${id}-000001` }, { $set: { "actor.name": "乙" } }),
      [/乙“修改考核表”的记录（编号 .*-000001）封存之后被改过/],
    ],
    [
      "a detail removed",
      (id) => raw("audit_entries").updateOne({ _id: `${id}-000002` }, { $unset: { "details.nested": "" } }),
      [/-000002）封存之后被改过/],
    ],
    [
      "an entry removed",
      (id) => raw("audit_entries").deleteOne({ _id: `${id}-000001` }),
      [/第 1 个封存中的一条记录被删除（编号 .*-000001）/],
    ],
    [
      "an entry that says it is sealed, put among them",
      (id) => raw("audit_entries").insertOne({ ...stored(id, "forged", 1), seal: 1 }),
      [/-forged）不在其所称的封存之中/],
    ],
    [
      "an entry and its line in the seal changed",
      async (id) => {
        await raw("audit_entries").updateOne({ _id: `${id}-000001` }, { $set: { reason: "无" } });
        await raw("audit_seals").updateOne(
          { tenantId: id, number: 1 },
          { $set: { "entries.1.hash": "f".repeat(64) } },
        );
      },
      [/第 1 个封存本身被改过/, /-000001）封存之后被改过/],
    ],
    [
      "a seal in the middle removed",
      (id) => raw("audit_seals").deleteOne({ tenantId: id, number: 2 }),
      [/第 2 个封存不见了/],
    ],
    [
      "the first seal removed",
      (id) => raw("audit_seals").deleteOne({ tenantId: id, number: 1 }),
      [/第 1 个封存不见了/],
    ],
    [
      "the last seal removed",
      (id) => raw("audit_seals").deleteOne({ tenantId: id, number: 3 }),
      [/有 2 条记录所称的封存不存在/],
    ],
    ["all seals removed", (id) => raw("audit_seals").deleteMany({ tenantId: id }), [/有 9 条记录/]],
    [
      "the chain made anew without the secret",
      async (id) => {
        await raw("audit_entries").updateOne({ _id: `${id}-000001` }, { $set: { reason: "无" } });
        await raw("audit_entries").updateMany({ tenantId: id }, { $unset: { seal: "" } });
        await raw("audit_seals").deleteMany({ tenantId: id });
        setInstallationSecret("somebody else's secret of some length");
        await inTenant(id, () => sealTrail());
        setInstallationSecret(secret);
      },
      [/第 1 个封存不能证明是本系统所做/],
    ],
    ...[0, -1, 1.5, "x", 99].map((seal): (typeof cases)[number] => [
      `an entry added under a seal that cannot be: ${seal}`,
      (id) => raw("audit_entries").insertOne({ ...stored(id, "odd", 1), seal }),
      [/有 1 条记录所称的封存不存在/],
    ]),
  ];

  it.each(cases)("%s", async (_what, act, said) => {
    number += 1;
    const id = `broken-${number}`;
    const verify = await trailOf(id, [3, 4, 2]);
    expect((await verify()).problems).toEqual([]);
    await act(id);
    const { problems, done } = await verify();
    expect(done).toBe(true);
    expect(problems).toHaveLength(said.length);
    problems.forEach(({ zh, en }, each) => {
      expect(zh).toMatch(said[each] ?? /^$/);
      expect(en).toMatch(/^[A-Z0-9][^，。；：]*\.$/);
    });
  });

  const stored = (id: string, name: string, minute: number) => {
    const { id: _id, at, ...rest } = told(minute, { tenantId: id });
    return { ...rest, _id: `${id}-${name}`, at: new Date(at) };
  };

  it("an entry of long ago that came now is in doubt: a slow clock has it too", async () => {
    const verify = await trailOf("late", [3, 4]);
    await raw("audit_entries").insertOne(stored("late", "late", 1));
    expect(await verify()).toMatchObject({ unsealed: 1, overdue: 1, doubts: [] });
    await inTenant("late", () => sealTrail());
    const { problems, doubts, overdue } = await verify();
    expect([problems, overdue]).toEqual([[], 0]);
    expect(doubts.map(({ zh }) => zh)).toEqual([expect.stringContaining("-late）早于前一个封存的末条记录")]);
  });

  it("what JSON cannot say, written at the database itself, stops no sealing", async () => {
    const verify = await trailOf("odd", []);
    await raw("audit_entries").insertOne({ ...stored("odd", "nan", 1), details: { sum: Number.NaN } });
    await inTenant("odd", () => sealTrail());
    expect(await verify()).toMatchObject({ entries: 1, problems: [], unsealed: 0 });
  });

  it("and many faults in one seal are told by the first ones and how many more there are", async () => {
    const verify = await trailOf("many", [60]);
    await raw("audit_entries").updateMany({ tenantId: "many" }, { $set: { reason: "无" } });
    const { problems } = await verify();
    expect(problems).toHaveLength(21);
    expect(problems.at(-1)?.zh).toBe("第 1 个封存中还有 40 处问题。");
  });

  it("one tenant's trail says nothing of another's", async () => {
    const verify = await trailOf("sound", [5]);
    await trailOf("unsound", [5]);
    await raw("audit_entries").deleteMany({ tenantId: "unsound" });
    expect((await verify()).problems).toEqual([]);
  });
});

describe("an end of the chain that was noted elsewhere", () => {
  it("is missed when the end of the trail is cut off with its seals", async () => {
    await trailOf("cut", [4, 4]);
    const { heads, problems } = await verifyInstallation([]);
    const noted = heads.filter(({ tenantId }) => tenantId === "cut");
    expect(noted.map((head) => head.number)).toEqual([2]);
    expect(problems.filter(({ tenantId }) => tenantId === "cut")).toEqual([]);
    await raw("audit_seals").deleteOne({ tenantId: "cut", number: 2 });
    await raw("audit_entries").deleteMany({ tenantId: "cut", seal: 2 });
    const after = async (known: typeof heads) =>
      (await verifyInstallation(known)).problems.filter(({ tenantId }) => tenantId === "cut");
    expect(await after([])).toEqual([]);
    expect((await after(noted)).map(({ zh }) => zh.replace(/（.*?）/, ""))).toEqual([
      "上次记下的第 2 个封存已不在链中：记录被截断或整条换过，或恢复过更早的备份。",
    ]);
  });
});

it("after the secret was replaced, seals are known by what it was before, as long as that is named", async () => {
  const verify = await trailOf("moved", [3, 2]);
  const later = "the secret after the first one was lost";
  try {
    setInstallationSecret(later, [secret]);
    expect((await verify()).problems).toEqual([]);
    setInstallationSecret(later);
    expect((await verify()).problems).toHaveLength(2);
  } finally {
    setInstallationSecret(secret);
  }
});

it("a batch that is sealed while the trail is judged is no missing end", async () => {
  await trailOf("meanwhile", [3]);
  const count = auditEntries.model.aggregate.bind(auditEntries.model);
  const spy = vi.spyOn(auditEntries.model, "aggregate").mockImplementationOnce((pipeline) => {
    const late = (async () => {
      await auditEntries.insertMany([told(60, { id: "meanwhile-late", tenantId: "meanwhile" })]);
      await sealTrail();
      return count(pipeline);
    })();
    return late as never;
  });
  const check = await inTenant("meanwhile", () => verifyWholeTrail());
  expect(spy).toHaveBeenCalledTimes(2);
  spy.mockRestore();
  expect(check).toMatchObject({ seals: 2, entries: 4, problems: [], done: true });
});

describe("an auditor judges the own trail", () => {
  it("part by part, with how far it is", async () => {
    await trailOf("parts", [500, 500, 500, 500, 500, 3]);
    const auditor = await server.as("parts", ["auditor"]);
    const first = await auditor.api.audit.verify.query({ after: 0 });
    expect(first).toMatchObject({ seals: 4, entries: 2_000, total: 6, done: false, problems: [] });
    expect(first).not.toHaveProperty("unsealed");
    const rest = await auditor.api.audit.verify.query({ after: first.head?.number ?? 0 });
    expect(rest).toMatchObject({ seals: 2, entries: 503, total: 6, done: true, problems: [] });
    expect(rest.head?.number).toBe(6);
    // The sign-in of the auditor.
    expect(rest.unsealed).toBe(1);
    expect(await inTenant("parts", () => verifyTrail({ after: 6 }))).toMatchObject({ seals: 0, done: true });
  });

  it("an empty one too; and nobody who may not read it", async () => {
    const auditor = await server.as("empty", ["auditor"]);
    expect(await auditor.api.audit.verify.query({ after: 0 })).toMatchObject({
      seals: 0,
      total: 0,
      done: true,
      problems: [],
    });
    const leader = await server.as("empty", ["main-leader"]);
    expect((await refusal(leader.api.audit.verify.query({ after: 0 }))).code).toBe("forbidden");
    expect((await refusal(auditor.api.audit.verify.query({ after: -1 }))).code).toBe("invalid-input");
  });
});
